// How long `bandog anomalies` takes over the costs of 100 accounts with 60 services each over 400 days, and
// how much memory: node bench/anomaly-speed.ts [accounts: 100] [services: 60] [days: 400]
// Makes up an export, runs the command line as the package ships it, bundled on the spot and without any
// flag, and measures its processes from their start to their end. On a machine that is busy with other work
// time says nothing: there it is judged by what the processors of two cores can do in that time. Exits with 1
// above 10 s or 512 MB for the FOCUS export; the others have no target.
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { argv, execPath, exit } from 'node:process';
import { bundleCli } from '../tools/bundle-cli.ts';
import { type ExportFormat, writeExport } from './anomaly/cost-export.ts';
import { type TimedRun, timedRun } from './speed/timed-run.ts';

const limits = { seconds: 10, cores: 2, memoryMb: 512 };
const [accounts = 100, services = 60, days = 400] = argv.slice(2).map(Number);

/** Inside `node_modules`, where it finds the packages it loads. */
const packaged = 'node_modules/.cache/bandog-anomalies';

const runs: readonly (readonly [
  name: string,
  format: ExportFormat,
  options: string,
  isJudged: boolean,
])[] = [
  ['FOCUS, CSV', 'focus', '', true],
  ['FOCUS, CSV, --json', 'focus', '--json', false],
  ['CUR 2.0, CSV', 'cur', '', false],
  ['FOCUS, Parquet', 'parquet', '', false],
];

/** Writes each export once. */
async function writeAll(folder: string): Promise<ReadonlyMap<ExportFormat, string>> {
  const files = new Map<ExportFormat, string>();
  for (const format of new Set(runs.map(([, it]) => it))) {
    const file = join(folder, format);
    await writeExport(file, { accounts, services, days }, format);
    files.set(format, file);
  }
  return files;
}

async function run(name: string, file: string, options: string): Promise<TimedRun> {
  const command = `${execPath} ${packaged}/bin/bandog.js anomalies --costs ${file} ${options}`;
  const timed = await timedRun(command);
  const { wallMs, cpuMs, peakMb = Number.NaN } = timed;
  const figures = [
    `${name} (${(statSync(file).size / 1e6).toFixed(0)} MB)`.padEnd(28),
    `${(wallMs / 1000).toFixed(1).padStart(6)} s`,
    `${(cpuMs / 1000).toFixed(1).padStart(7)} s of processors`,
    `${peakMb.toFixed(0).padStart(6)} MB`,
  ];
  console.log(figures.join(''));
  return timed;
}

function isMissed({ wallMs, cpuMs, peakMb = 0 }: TimedRun, isBusy: boolean): boolean {
  const seconds = (isBusy ? cpuMs / limits.cores : wallMs) / 1000;
  return seconds > limits.seconds || peakMb > limits.memoryMb;
}

async function measure(folder: string): Promise<boolean> {
  const files = await writeAll(folder);
  const [load = 0] = loadavg();
  const isBusy = load > availableParallelism() / 2;
  const basis = isBusy ? ': too busy to judge by time, so judged by processors' : '';
  console.log(
    `${(accounts * services * days).toLocaleString('en')} rows, ${availableParallelism()} cores; load before ${load.toFixed(1)}${basis}`,
  );
  let missed = false;
  for (const [name, format, options, isJudged] of runs) {
    const timed = await run(name, files.get(format) ?? '', options);
    if (!isJudged || !isMissed(timed, isBusy)) continue;
    missed = true;
    console.log(`MISSED: ${limits.seconds} s and ${limits.memoryMb} MB`);
  }
  return !missed;
}

mkdirSync(packaged, { recursive: true });
writeFileSync(join(packaged, 'package.json'), '{"type":"module"}');
bundleCli(join(packaged, 'bin'));
const folder = mkdtempSync(join(tmpdir(), 'bandog-anomalies-'));
let isMet = false;
try {
  isMet = await measure(folder);
} finally {
  rmSync(folder, { recursive: true });
}
exit(isMet ? 0 : 1);
