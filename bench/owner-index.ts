// Indexes 100,000 resources as a large Terraform estate names them, each with three of its settings, and
// looks them up, beside a plain scan of the same list, in processor time. Fails above the limits.
import { buildOwnerIndex, type OwnedResource } from '../lib/domain/change/owner-index.ts';

const resources = 100_000;
const lookUps = 200_000;
const limits = { buildMs: 2000, memoryMb: 200, lookUpMicroseconds: 10 };

/** Four kinds in turn: a group, a rule of it, a function and a role. */
function resourceAt(index: number): OwnedResource {
  const id = index.toString(16).padStart(17, '0');
  const place = `${111122223333 + (index % 20)}:eu-central-${(index % 2) + 1}`;
  const [type, key] = [
    ['aws_security_group', `${place}:ec2/sg-${id}`],
    ['aws_vpc_security_group_ingress_rule', `${place}:ec2/sg-${id}#rule/sgr-${id}`],
    ['aws_lambda_function', `${place}:lambda/function/worker-${index}`],
    ['aws_iam_role', `${place.split(':')[0]}::iam/role/worker-${index}`],
  ][index % 4] as [string, string];
  return {
    engine: 'terraform',
    unit: `s3://states/team-${index % 50}/terraform.tfstate`,
    address: `module.team.${type}.it[${index}]`,
    resourceId: id,
    resourceType: type,
    keys: [key],
    held: { memory_size: `${128 + (index % 4)}`, timeout: '30', 'tags.Team': `team-${index % 50}` },
  };
}

const collect = () => (globalThis as { gc?: () => void }).gc?.();

collect();
const before = process.memoryUsage().heapUsed;
const owned = Array.from({ length: resources }, (_, index) => resourceAt(index));
const from = process.cpuUsage();
const index = buildOwnerIndex([
  { name: 'bench', readAt: '2026-11-23T10:00:00Z', resources: owned, faults: [] },
]);
const building = process.cpuUsage(from);
const buildMs = (building.user + building.system) / 1000;
collect();
const memoryMb = (process.memoryUsage().heapUsed - before) / 1e6;

/** Half are there, a quarter is a part of one that is, a quarter is not there. */
const questions = Array.from({ length: lookUps }, (_, at) => {
  const key = owned[(at * 7919) % resources]?.keys[0] ?? '';
  return [at % 4 < 2 ? key : at % 4 === 2 ? `${key}#tag/x` : `${key}-not`];
});
const asked = process.cpuUsage();
let found = 0;
for (const keys of questions) if (index.ownerOf(keys).kind === 'owned') found += 1;
const { user, system } = process.cpuUsage(asked);
const lookUpMicroseconds = (user + system) / lookUps;

const scanned = process.cpuUsage();
for (const [key] of questions.slice(0, 50)) owned.find((it) => it.keys.includes(key ?? ''));
const scanMicroseconds = process.cpuUsage(scanned).user / 50;

const figures = { buildMs, memoryMb, lookUpMicroseconds };
console.log(
  `${index.size} of ${resources} resources can be found; ${found} of ${lookUps} look-ups did`,
);
console.log(
  `a look-up takes ${(scanMicroseconds / lookUpMicroseconds).toFixed(0)} times as long without the index`,
);
for (const [name, limit] of Object.entries(limits)) {
  const value = figures[name as keyof typeof limits];
  const bad = value > limit;
  console.log(
    `${name.padEnd(20)} ${value.toFixed(2).padStart(10)}  limit ${limit}${bad ? '  MISSED' : ''}`,
  );
  if (bad) process.exitCode = 1;
}
if (found !== lookUps * 0.75) {
  console.error(`expected ${lookUps * 0.75} owners, found ${found}`);
  process.exitCode = 1;
}
