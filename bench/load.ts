// Ten minutes of a very busy account through the handlers of on-change and notify: is any violation
// lost, how long does an event take, does memory stay flat? `--write` puts the figures into
// docs/reliability.md; `--events 2000` is enough to see whether it works.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { arch, cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { type LoadEvent, makeEvents } from './load/make-events.ts';

const { values } = parseArgs({
  options: {
    events: { type: 'string', default: '50000' },
    write: { type: 'boolean', default: false },
  },
});
const eventCount = Number(values.events);
const minutes = 10;
/** Environments that Lambda would have running: arrivals a second times the seconds each takes, and room. */
const environments = 8;
const longestP99Ms = 2000;
/** More heap than this after the warm-up and at the end means that something is kept. */
const mostGrowthMb = 30;
const samples = 20;
const document = 'docs/reliability.md';

interface Counts {
  readonly stored: number;
  readonly told: number;
  /** Put aside for a digest. */
  readonly held: number;
  readonly published: number;
}

interface Figures extends Counts {
  readonly expected: number;
  readonly perSecond: number;
  readonly storedP50Ms: number;
  readonly p99Ms: number;
  readonly maxMs: number;
  readonly notifyP99Ms: number;
  readonly heapMb: readonly number[];
}

const context = {
  awsRequestId: 'request',
  functionName: 'bandog',
  memoryLimitInMB: '512',
  invokedFunctionArn: 'arn:aws:lambda:eu-central-1:111122223333:function:bandog',
  getRemainingTimeInMillis: () => 30_000,
};

type Handler = (event: never, context: never) => Promise<unknown>;

/** Starts the server and resolves with its address. */
function startCloud(): Promise<{ readonly url: string; readonly child: ChildProcess }> {
  const file = fileURLToPath(new URL('load/cloud-server.ts', import.meta.url));
  const child = spawn(process.execPath, [file], { stdio: ['ignore', 'pipe', 'inherit'] });
  return new Promise((resolve) => {
    child.stdout?.once('data', (port: Buffer) =>
      resolve({ url: `http://127.0.0.1:${String(port).trim()}`, child }),
    );
  });
}

function setEnvironment(url: string, folder: string): void {
  const settings = join(folder, 'bandog.json');
  const approvedPrincipals = ['arn:aws:iam::111122223333:role/deploy'];
  writeFileSync(settings, JSON.stringify({ changes: { approvedPrincipals } }));
  Object.assign(process.env, {
    AWS_ENDPOINT_URL: url,
    AWS_REGION: 'eu-central-1',
    AWS_ACCESS_KEY_ID: 'example',
    AWS_SECRET_ACCESS_KEY: 'example',
    BANDOG_TABLE: 'table',
    BANDOG_TOPIC_ARN: 'arn:aws:sns:eu-central-1:111122223333:topic',
    BANDOG_BUCKET: 'bucket',
    BANDOG_SETTINGS: settings,
    BANDOG_REGIONS: 'eu-central-1',
    BANDOG_STACK_NAME: 'Bandog',
    BANDOG_NAME_PREFIX: 'Bandog',
    POWERTOOLS_LOG_LEVEL: 'SILENT',
    POWERTOOLS_METRICS_DISABLED: 'true',
  });
}

/** Milliseconds a handler took for one event, in what would be one environment. */
async function timed(handler: Handler, event: unknown): Promise<number> {
  const from = performance.now();
  await handler(event as never, context as never);
  return performance.now() - from;
}

/** Every environment takes the next event as soon as it is free. */
async function playEvents(handler: Handler, events: Iterator<LoadEvent>) {
  const tookMs: number[] = [];
  /** Of those that were violations, each of which is written. */
  const storedMs: number[] = [];
  const heapMb: number[] = [];
  const environment = async () => {
    for (let next = events.next(); !next.done; next = events.next()) {
      const took = await timed(handler, next.value.envelope);
      tookMs.push(took);
      if (next.value.isViolation) storedMs.push(took);
      if (tookMs.length % Math.ceil(eventCount / samples) === 0) heapMb.push(heapInUse());
    }
  };
  await Promise.all(Array.from({ length: environments }, environment));
  return { tookMs, storedMs, heapMb };
}

function heapInUse(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed / 1_000_000;
}

/** Hands the table's stream to notify in batches, as its event source mapping does. */
async function playStream(handler: Handler, url: string): Promise<number[]> {
  const tookMs: number[] = [];
  for (let from = 0; ; ) {
    const items = await getJson<Record<string, unknown>[]>(`${url}/stream/${from}`);
    if (items.length === 0) return tookMs;
    const Records = items.map(({ pk, sk, ...rest }, index) => ({
      eventName: 'INSERT',
      dynamodb: {
        SequenceNumber: String(from + index + 1),
        Keys: { pk, sk },
        NewImage: { pk, sk, ...rest },
      },
    }));
    tookMs.push(await timed(handler, { Records }));
    from += items.length;
  }
}

const getJson = async <T>(url: string): Promise<T> => (await (await fetch(url)).json()) as T;

const ascending = (values: readonly number[]) => values.toSorted((a, b) => a - b);

const quantile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;

async function measure(url: string): Promise<Figures> {
  const { handler: onChange } = await import('../functions/on-change/handler.ts');
  const { handler: notify } = await import('../functions/notify/handler.ts');
  const began = performance.now();
  const played = await playEvents(onChange as unknown as Handler, makeEvents(eventCount));
  const seconds = (performance.now() - began) / 1000;
  const notifyMs = await playStream(notify as unknown as Handler, url);
  const counts = await getJson<Counts>(`${url}/counts`);
  const sorted = ascending(played.tookMs);
  return {
    ...counts,
    expected: played.storedMs.length,
    perSecond: eventCount / seconds,
    storedP50Ms: quantile(ascending(played.storedMs), 0.5),
    p99Ms: quantile(sorted, 0.99),
    maxMs: sorted.at(-1) ?? Number.NaN,
    notifyP99Ms: quantile(ascending(notifyMs), 0.99),
    heapMb: played.heapMb,
  };
}

/** What does not hold; empty when all is well. */
function problemsOf(figures: Figures): string[] {
  const { stored, told, held, expected, p99Ms, perSecond, heapMb } = figures;
  const arrivals = eventCount / (minutes * 60);
  const growth = growthMb(heapMb);
  return [
    ...(stored === expected ? [] : [`${stored} of ${expected} violations were stored`]),
    ...(told + held === expected
      ? []
      : [`${told} of ${expected} violations were told and ${held} put aside`]),
    ...(p99Ms <= longestP99Ms ? [] : [`p99 is ${p99Ms.toFixed(0)} ms, above ${longestP99Ms}`]),
    ...(perSecond >= arrivals
      ? []
      : [`${perSecond.toFixed(0)} events a second; ${arrivals.toFixed(0)} arrive`]),
    ...(growth <= mostGrowthMb ? [] : [`the heap grew by ${growth.toFixed(0)} MB`]),
  ];
}

/** From the end of the first quarter, when everything is loaded and warm, to the end. */
const growthMb = (heapMb: readonly number[]): number =>
  (heapMb.at(-1) ?? Number.NaN) - (heapMb[Math.floor(heapMb.length / 4)] ?? Number.NaN);

function tableOf(figures: Figures): string {
  const { expected, stored, told, held, perSecond, storedP50Ms, p99Ms, maxMs, notifyP99Ms } =
    figures;
  const number = (value: number) => value.toLocaleString('en-US', { maximumFractionDigits: 0 });
  const ms = (value: number) => `${value < 10 ? value.toFixed(1) : number(value)} ms`;
  const quarter = figures.heapMb[Math.floor(figures.heapMb.length / 4)] ?? Number.NaN;
  const last = figures.heapMb.at(-1) ?? Number.NaN;
  const rows = [
    ['events', `${number(eventCount)}, ${minutes} minutes' worth`],
    ['violations among them', number(expected)],
    ['stored, each once', number(stored)],
    ['told at once, or put aside for a digest', `${number(told)} and ${number(held)}`],
    [
      'events handled a second',
      `${number(perSecond)}, of ${number(eventCount / minutes / 60)} that arrive`,
    ],
    ['on-change, one violation: median', ms(storedP50Ms)],
    ['on-change, one event: p99', ms(p99Ms)],
    ['on-change, one event: slowest', ms(maxMs)],
    ['notify, a batch of 100: p99', ms(notifyP99Ms)],
    ['heap after a quarter, and at the end', `${quarter.toFixed(1)} MB, ${last.toFixed(1)} MB`],
  ];
  const machine = `${environments} environments in one process, Node ${process.versions.node}, ${cpus().length} cores, ${arch()}`;
  return [
    '| what | figure |',
    '|---|---|',
    ...rows.map(([name, value]) => `| ${name} | ${value} |`),
    '',
    `Measured with ${machine}, on a machine with other work to do.`,
  ].join('\n');
}

function write(text: string): void {
  const [begin, end] = ['<!-- load: begin -->', '<!-- load: end -->'];
  const before = readFileSync(document, 'utf8');
  const parts = before.split(begin);
  const rest = parts[1]?.split(end)[1];
  if (rest === undefined) throw new Error(`${document} has no place for the figures: ${begin}`);
  writeFileSync(document, `${parts[0]}${begin}\n${text}\n${end}${rest}`);
}

// Switched-off metrics complain that there are none, for each event.
console.warn = () => {};

const folder = mkdtempSync(join(tmpdir(), 'bandog-load-'));
const { url, child } = await startCloud();
try {
  setEnvironment(url, folder);
  const figures = await measure(url);
  const text = tableOf(figures);
  console.log(text);
  const problems = problemsOf(figures);
  for (const problem of problems) console.error(`NOT WELL: ${problem}`);
  if (values.write && problems.length === 0) write(text);
  process.exitCode = problems.length === 0 ? 0 : 1;
} finally {
  child.kill();
  rmSync(folder, { recursive: true });
}
