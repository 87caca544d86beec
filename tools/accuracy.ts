// Runs the benches and writes what they print into docs/accuracy.md.
// node tools/accuracy.ts --write [--costs <daily costs.csv>] [--trail <folder>] [--only <bench>]
// Without --write it prints. A bench whose data are not given is left out, and its figures stay as they
// are. Exits with 1 when a bench misses a target; its figures are written all the same.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { execPath, exit, version } from 'node:process';
import { parseArgs } from 'node:util';

interface Bench {
  /** Name of its block; the script is `bench/<id>.ts`. */
  readonly id: string;
  readonly title: string;
  /** What the figures mean, in a sentence or two. */
  readonly about: string;
  /** What it reads, and how the page calls that. */
  readonly data?: 'costs' | 'trail';
  readonly more?: readonly string[];
  /** Options of Node, such as the memory a function has. */
  readonly node?: readonly string[];
}

const benches: readonly Bench[] = [
  {
    id: 'projection',
    title: 'Projection, on a real bill',
    about:
      'The daily cost of the mybinder.org federation on Google Cloud, 2018 and 2019: each whole month is projected again from what was known on each day of it. Targets: at most 6.1, 3.9 and 2.2 % off on days 10, 15 and 20, better than a run-rate on each of days 5 to 25, and 75 to 87 % of the totals inside the 80 % interval.',
    data: 'costs',
    more: ['6.1,3.9,2.2'],
  },
  {
    id: 'projection-kinds',
    title: 'Projection, on made-up series',
    about:
      'Series of many kinds, beside a run-rate. The constants were set with a look at other seeds of them; the kinds that no projection can foresee (a service that starts, a busy December) are among them.',
  },
  {
    id: 'anomalies',
    title: 'Anomalies',
    about:
      'Recall by events and by money at a matched number of false episodes, beside the rules that most tools use.',
    data: 'costs',
  },
  {
    id: 'usage-types',
    title: 'Anomalies that a service does not show',
    about:
      'Of an export, the usage types of a service are judged as well: a rise of one may be hidden by the fall of another. How many such rises are found, beside the service alone, and what that costs: false alarms where nothing happened, and alarms where cost only moved inside one family of usage types (gp2 to gp3, m5 to m6i, one region to another). Services of two to six meters, made up and with columns of the real bill as what each meter costs. The constants were set on other seeds.',
    data: 'costs',
  },
  {
    id: 'anomaly-speed',
    title: 'Anomalies, speed and memory',
    about:
      'The whole of `bandog anomalies` over an export of a hundred accounts with sixty services each and four hundred days, from start to end. Target: at most 10 s on two cores, and 512 MB.',
  },
  {
    id: 'change-cost',
    title: 'The change behind a cost',
    about:
      'Made-up costs and CloudTrail records go the whole way: the anomaly is found, the records are read and priced, and the changes are ranked.',
  },
  {
    id: 'judge-speed',
    title: 'Judging, events a second',
    about: 'One core, beside parsing the same records.',
    data: 'trail',
  },
  {
    id: 'scan-speed',
    title: 'Scanning',
    about: 'The whole of `bandog scan`, beside gunzip and jq on the same files and cores.',
    data: 'trail',
  },
  {
    id: 'owner-index',
    title: 'Owners',
    about: 'Looking up who owns a resource in a large estate.',
    node: ['--expose-gc'],
  },
];

const page = 'docs/accuracy.md';
const placeholders = { costs: '<costs.csv>', trail: '<folder>' } as const;
const { values } = parseArgs({
  options: {
    write: { type: 'boolean', default: false },
    costs: { type: 'string' },
    trail: { type: 'string' },
    only: { type: 'string' },
  },
});
if (values.only !== undefined && !benches.some(({ id }) => id === values.only)) {
  console.error(`no bench ${values.only}; there are: ${benches.map(({ id }) => id).join(', ')}`);
  exit(2);
}

const before = existsSync(page) ? readFileSync(page, 'utf8') : '';
let missed = 0;
const sections = benches.flatMap((bench) => {
  const body = (wanted(bench) ? measure(bench) : undefined) ?? kept(bench);
  return body === undefined ? [] : [`## ${bench.title}\n\n${bench.about}\n\n${body}\n`];
});
const text = `# Accuracy and speed

Every figure on this page was printed by a script in \`bench/\` and put here by \`node tools/accuracy.ts --write\`, so that it can be had again. Real records are not part of the repository; a bench takes the path of yours.

${sections.join('\n')}`;
if (values.write) writeFileSync(page, text);
else console.log(text);
exit(missed === 0 ? 0 : 1);

function wanted({ id, data }: Bench): boolean {
  const given = data === undefined || values[data] !== undefined;
  return given && (values.only === undefined || values.only === id);
}

function measure({ id, data, more = [], node = [] }: Bench): string {
  const script = `bench/${id}.ts`;
  const path = data === undefined ? [] : [values[data] ?? ''];
  console.error(`running ${script}`);
  const { stdout, stderr, status } = spawnSync(execPath, [...node, script, ...path, ...more], {
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  });
  if (stdout.trim() === '') {
    console.error(`${script} printed nothing: ${stderr.trim()}`);
    exit(2);
  }
  if (status !== 0) missed += 1;
  const shown = data === undefined ? [] : [placeholders[data]];
  const command = ['node', ...node, script, ...shown, ...more].join(' ');
  const when = `Measured on ${new Date().toISOString().slice(0, 10)} with Node ${version.slice(1)}.`;
  return `${begin(id)}\n${when}\n\n\`\`\`text\n$ ${command}\n${stdout.trimEnd()}\n\`\`\`\n${end(id)}`;
}

/** The block of a bench as the page has it. */
function kept({ id }: Bench): string | undefined {
  const [from, to] = [before.indexOf(begin(id)), before.indexOf(end(id))];
  return from === -1 || to < from ? undefined : before.slice(from, to + end(id).length);
}

function begin(id: string): string {
  return `<!-- bench: ${id} -->`;
}

function end(id: string): string {
  return `<!-- end of ${id} -->`;
}
