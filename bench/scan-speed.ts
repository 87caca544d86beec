// How fast `bandog scan` is beside gunzip, a plain parse loop and jq, on the same files and cores, and
// whether its fast path finds what the plain path finds.
// node bench/scan-speed.ts <folder of CloudTrail .json.gz files> [MB: 200] [runs: 5] [unlike]
// Copies the files into a temporary folder, with new event ids, until there is enough of them; with
// `unlike` no call asks for the same as another, which no real trail is like, nor the other way round:
// the truth lies between. Measures
// the command line as the package ships it, bundled on the spot, and as it runs from the sources. Runs
// take turns, so that other work on the machine disturbs all alike; on a busy one CPU time says more
// than time. Exits with 1 when the package misses a target: as fast as gunzip, below 300 MB of memory,
// the same findings.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { argv, execPath, exit } from 'node:process';
import { loadSettings } from '../lib/config/load-settings.ts';
import type { ChangeSource } from '../lib/ports/change-source.ts';
import { scanChanges } from '../lib/usecases/scan-changes.ts';
import { logFiles } from '../lib/wiring/local-files.ts';
import { skimmedFiles } from '../lib/wiring/skimmed-files.ts';
import { bundleCli } from '../tools/bundle-cli.ts';
import { copyTrail } from './speed/copy-trail.ts';
import { median, type TimedRun, timedRun } from './speed/timed-run.ts';

const limits = { ratio: 1, memoryMb: 300 };
const memoryRuns = 2;

const [source, megabytes = '200', runs = '5', kind] = argv.slice(2);
if (source === undefined) {
  console.log('not measured: name a folder of CloudTrail .json.gz files');
  exit(0);
}

/** Inside `node_modules`, where it finds the packages it loads. */
const packaged = 'node_modules/.cache/bandog-cli';
mkdirSync(packaged, { recursive: true });
writeFileSync(join(packaged, 'package.json'), '{"type":"module"}');
bundleCli(join(packaged, 'bin'));

const has = (tool: string) => spawnSync('sh', ['-c', `command -v ${tool}`]).status === 0;

/** By name; those whose tool is not installed are left out, and said so. */
function contestants(folder: string): ReadonlyMap<string, string> {
  const files = `find ${folder} -name '*.json.gz' -print0 | xargs -0`;
  const all: readonly (readonly [name: string, tool: string, command: string])[] = [
    ['bandog scan', 'sh', `${execPath} ${packaged}/bin/bandog.js scan ${folder}`],
    ['bandog scan, sources', 'sh', `${execPath} bin/bandog.ts scan ${folder}`],
    ['gunzip -c', 'gunzip', `${files} gunzip -c`],
    ['gunzip -c, two at once', 'gunzip', `${files} -P2 -n 64 gunzip -c`],
    ['gunzip and JSON.parse', 'sh', `${execPath} bench/speed/parse-loop.ts ${folder}`],
    ['gunzip and jq', 'jq', `${files} gunzip -c | jq -c '.Records | length'`],
  ];
  const found = all.filter(([, tool]) => has(tool));
  for (const [name] of all.filter((it) => !found.includes(it))) console.log(`without ${name}`);
  return new Map(found.map(([name, , command]) => [name, command]));
}

/** Runs of which the memory is looked at, and runs of which the time counts, by name. */
interface Race {
  readonly watched: Map<string, TimedRun[]>;
  readonly timed: Map<string, TimedRun[]>;
}

async function race(commands: ReadonlyMap<string, string>): Promise<Race> {
  const none = () => new Map([...commands.keys()].map((name): [string, TimedRun[]] => [name, []]));
  const [watched, timed] = [none(), none()];
  const round = async (watchMemory: boolean, into: Map<string, TimedRun[]>) => {
    for (const [name, command] of commands) {
      into.get(name)?.push(await timedRun(command, watchMemory));
    }
  };
  // Fills the caches of files and of compiled code as well.
  for (let run = 0; run < memoryRuns; run += 1) await round(true, watched);
  for (let run = 0; run < Number(runs); run += 1) await round(false, timed);
  return { watched, timed };
}

/** The figures of one contestant beside those of gunzip. */
function show(name: string, { watched, timed }: Race) {
  const [mine, gunzip] = [timed.get(name) ?? [], timed.get('gunzip -c') ?? []];
  const wall = median(mine.map(({ wallMs }) => wallMs));
  const cpu = median(mine.map(({ cpuMs }) => cpuMs));
  const peak = Math.max(...(watched.get(name) ?? []).map(({ peakMb }) => peakMb ?? Number.NaN));
  const ratio = median(gunzip.map(({ wallMs }) => wallMs)) / wall;
  const cpuOf = cpu / median(gunzip.map(({ cpuMs }) => cpuMs));
  const spread = mine.map(({ wallMs }) => wallMs).toSorted((a, b) => a - b);
  const range = `${((spread[0] ?? 0) / 1000).toFixed(2)}-${((spread.at(-1) ?? 0) / 1000).toFixed(2)}`;
  console.log(
    `${name.padEnd(24)}${(wall / 1000).toFixed(2).padStart(6)} s (${range})${(cpu / 1000).toFixed(2).padStart(7)} s CPU${(Number.isNaN(peak) ? '?' : peak.toFixed(0)).padStart(6)} MB  ${ratio.toFixed(2)} of gunzip's speed, ${cpuOf.toFixed(2)} times its CPU time`,
  );
  return { ratio, peak };
}

/** Everything a scan finds, as text. */
async function findings(source: ChangeSource): Promise<string> {
  const { policy } = await loadSettings(undefined);
  const clock = { now: () => new Date(0) };
  const found = await scanChanges({ source, policy, clock }, {});
  return JSON.stringify(found, (_, value) =>
    value instanceof Set ? [...value].sort() : value instanceof Map ? [...value] : value,
  );
}

async function isSame(name: string, folder: string): Promise<boolean> {
  const fast = await findings(skimmedFiles([folder]));
  const plain = await findings(logFiles([folder]));
  console.log(
    `${name}: the fast path finds ${fast === plain ? 'the same as' : 'SOMETHING ELSE THAN'} the plain path`,
  );
  return fast === plain;
}

async function measure(folder: string): Promise<boolean> {
  const wanted = { bytes: Number(megabytes) * 1e6, unlike: kind === 'unlike' };
  const { bytes, files } = await copyTrail(source ?? '', folder, wanted);
  console.log(
    `${(bytes / 1e6).toFixed(0)} MB in ${files} files${wanted.unlike ? ' of unlike calls' : ''}, ${availableParallelism()} cores, median of ${runs} runs in turn; load before ${loadavg()[0]?.toFixed(1)}`,
  );
  const results = await race(contestants(folder));
  const figures = new Map([...results.timed.keys()].map((name) => [name, show(name, results)]));
  console.log(`load after ${loadavg()[0]?.toFixed(1)}`);
  const { ratio = 0, peak = 0 } = figures.get('bandog scan') ?? {};
  if (ratio < limits.ratio) console.log(`MISSED: ${ratio.toFixed(2)} of gunzip's speed`);
  if (peak > limits.memoryMb) console.log(`MISSED: ${peak.toFixed(0)} MB`);
  const same = [
    await isSame('the files themselves', source ?? ''),
    await isSame('copies of them', folder),
  ];
  return ratio >= limits.ratio && !(peak > limits.memoryMb) && !same.includes(false);
}

let exitCode = 1;
const folder = mkdtempSync(join(tmpdir(), 'bandog-scan-'));
try {
  exitCode = (await measure(folder)) ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true });
}
exit(exitCode);
