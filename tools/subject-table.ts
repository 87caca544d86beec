// Writes lib/adapters/aws/resources/subjects.packed.json, what bundles hold of the tables in
// lib/adapters/aws/resources/subjects/, which people read and edit.
//
//   node tools/subject-table.ts          writes it
//   node tools/subject-table.ts --check  fails when it does not hold what the tables say
import { computeSubjects } from '../lib/adapters/aws/resources/subjects/compute.ts';
import { dataSubjects } from '../lib/adapters/aws/resources/subjects/data.ts';
import { identitySubjects } from '../lib/adapters/aws/resources/subjects/identity.ts';
import type { SubjectRow } from '../lib/adapters/aws/resources/subjects/row.ts';
import { serviceSubjects } from '../lib/adapters/aws/resources/subjects/services.ts';
import { keepPack } from './kept-table.ts';

const rows: readonly SubjectRow[] = [
  ...computeSubjects,
  ...identitySubjects,
  ...dataSubjects,
  ...serviceSubjects,
];
const services = Object.fromEntries(
  [...Map.groupBy(rows, ([service]) => service)].map(([service, ofService]) => [
    service,
    ofService.map(([, actions, ...templates]) => [actions.trim(), ...templates]),
  ]),
);
const reference = 'lib/adapters/aws/resources/subjects';
if (!keepPack('resources/subjects', { reference, services }, process.argv.includes('--check'))) {
  console.error('subject table: out of date; run: node tools/subject-table.ts');
  process.exit(1);
}
console.log(`subject table: ${rows.length} rows of ${Object.keys(services).length} services`);
