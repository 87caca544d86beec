// Bundles every handler as the stack does and says how large it is and how long on-change takes to
// load. Fails above the limits, so that a dependency that weighs too much is noticed on the day.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { neverLoaded } from '../lib/infra/bundle-options.ts';
import { bundleHandler } from '../tools/bundle-handler.ts';

const maxBundleKb = 580;
/** Of functions that nobody waits for, and that have more in them. */
const maxBundleKbOf: Readonly<Record<string, number>> = {
  // Reads exports, Parquet and its compressions among them, and the changes behind anomalies.
  'daily-cost': 945,
  // Draws charts.
  report: 1130,
  // Has the judge, the stories and the extractors all in it.
  'sweep-changes': 675,
};
const maxImportMs = 150;
/** Odd, so that the median is one of them. */
const runs = 11;

const handlers = readdirSync('functions', { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

/** Milliseconds one import takes in a fresh process, start of Node not included. */
function importMs(file: string): number {
  const script = `const from = performance.now(); await import(${JSON.stringify(pathToFileURL(file).href)}); process.stdout.write(String(performance.now() - from)); process.exit(0)`;
  const env = { ...process.env, ...exampleEnvironment };
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    ['--input-type=module', '--eval', script],
    { encoding: 'utf8', env },
  );
  if (status !== 0) throw new Error(`${file} cannot be imported: ${stderr}`);
  return Number(stdout);
}

/** A part that no function has, asked for as soon as one starts: here it would be found, in an account not. */
const missedAtStart = (code: string): string | undefined =>
  neverLoaded.find((part) => code.includes(`from"${part}"`) || code.includes(`import"${part}"`));

interface Timing {
  readonly medianMs: number;
  /** The run that other work on the machine disturbed least. */
  readonly fastestMs: number;
}

function timeImport(file: string): Timing {
  const sorted = Array.from({ length: runs }, () => importMs(file)).sort((a, b) => a - b);
  const [fastestMs = Number.NaN] = sorted;
  return { fastestMs, medianMs: sorted[Math.floor(runs / 2)] ?? Number.NaN };
}

// Inside the project, so that what a bundle takes from the runtime is found in node_modules.
mkdirSync('dist', { recursive: true });
const folder = mkdtempSync(resolve('dist', 'bundles-'));
const settings = join(folder, 'bandog.json');
const empty = join(folder, 'empty.mjs');
const exampleEnvironment = {
  AWS_REGION: 'eu-central-1',
  BANDOG_TABLE: 'table',
  BANDOG_TOPIC_ARN: 'arn:aws:sns:eu-central-1:111122223333:topic',
  BANDOG_BUCKET: 'bucket',
  BANDOG_SETTINGS: settings,
  BANDOG_REGIONS: 'eu-central-1,us-east-1',
  BANDOG_STACK_NAME: 'Bandog',
  BANDOG_NAME_PREFIX: 'Bandog',
};

function measure(): boolean {
  writeFileSync(settings, '{}');
  writeFileSync(empty, 'export {};\n');
  const kb = (bytes: number) => bytes / 1000;
  let ok = true;
  console.log('handler         minified    gzip');
  for (const name of handlers) {
    const file = bundleHandler(name, join(folder, name));
    importMs(file); // throws when the bundle does not load
    const code = readFileSync(file);
    const missed = missedAtStart(code.toString());
    if (missed !== undefined) throw new Error(`${name} loads ${missed}, which is left out of it`);
    const size = kb(code.length);
    const limit = maxBundleKbOf[name] ?? maxBundleKb;
    const tooLarge = size > limit;
    ok &&= !tooLarge;
    console.log(
      `${name.padEnd(14)} ${size.toFixed(0).padStart(6)} KB ${kb(gzipSync(code).length).toFixed(0).padStart(4)} KB${tooLarge ? `  above the limit of ${limit} KB` : ''}`,
    );
  }
  const loaded = timeImport(join(folder, 'on-change', 'index.mjs'));
  const baseline = timeImport(empty);
  const tooSlow = loaded.fastestMs > maxImportMs;
  const ratio = loaded.medianMs / baseline.medianMs;
  console.log(
    `on-change loads in ${loaded.medianMs.toFixed(0)} ms, ${ratio.toFixed(0)} times an empty module; fastest ${loaded.fastestMs.toFixed(0)} ms${tooSlow ? `, above the limit of ${maxImportMs} ms` : ''} (median of ${runs} fresh processes, Node ${process.versions.node})`,
  );
  return ok && !tooSlow;
}

try {
  process.exitCode = measure() ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true });
}
