// Reads an export of millions of rows and says how long it takes and how much memory.
// node bench/cost-rows.ts [rows: 10000000] [format: csv | parquet | wide]
// Makes up a FOCUS export (gzip CSV or Parquet; `wide` is a CSV with all columns by which a row that stands
// twice is known) whose total is known in whole micro-dollars, reads it in a process of its own and
// compares the sum to the cent. Exits with 1 above the limit of memory, or when the sum is another.
import { spawnSync } from 'node:child_process';
import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { argv, cpuUsage, execPath, resourceUsage } from 'node:process';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { addDays } from '../lib/domain/cost/calendar.ts';
import { costsIn } from '../lib/wiring/cost-file.ts';
import { parquetPieces } from '../test/helpers/parquet-writer.ts';

/** Rows that stand twice are known by ten bytes each, in a table that is never more than three quarters full. */
const limitsMb = { csv: 400, parquet: 600, wide: 700 } as const;
type Format = keyof typeof limitsMb;
const days = 31;
const groupRows = 100_000;

/** Between 0 and 10 US dollars, always the same for the same row. */
const microsOf = (row: number): number => (row * 7919) % 10_000_000;

const narrow = {
  ChargePeriodStart: (row: number) =>
    `${addDays('2026-10-01', row % days)}T${String(row % 24).padStart(2, '0')}:00:00Z`,
  BilledCost: (row: number) => (microsOf(row) / 1e6).toFixed(6),
  BillingCurrency: () => 'USD',
  ChargeCategory: () => 'Usage',
  ServiceName: (row: number) => `Service ${row % 60}`,
  SubAccountId: (row: number) => String(111_122_223_333 + (row % 20)),
  RegionId: () => 'eu-central-1',
  InvoiceId: () => 'INV-1',
} as const;
const wide = {
  ...narrow,
  ChargePeriodEnd: (row: number) =>
    `${addDays('2026-10-01', row % days)}T${String((row % 24) + 1).padStart(2, '0')}:00:00Z`,
  EffectiveCost: (row: number) => (microsOf(row) / 2e6).toFixed(7),
  ListCost: (row: number) => (microsOf(row) / 1e6).toFixed(6),
  ResourceId: (row: number) => `arn:aws:ec2:eu-central-1:111122223333:instance/i-${row % 50_000}`,
  SkuId: (row: number) => `SKU${row % 997}`,
  SkuPriceId: (row: number) => `SKU${row % 997}.JRTCKXETXF`,
  PricingQuantity: (row: number) => String(1 + (row % 24)),
  Tags: (row: number) => `{team:${row % 40}}`,
} as const;

function* lines(rows: number, columns: Readonly<Record<string, (row: number) => string>>) {
  const cells = Object.values(columns);
  let text = `${Object.keys(columns).join(',')}\n`;
  for (let row = 0; row < rows; row += 1) {
    text += `${cells.map((cell) => cell(row)).join(',')}\n`;
    if (text.length < 65_536) continue;
    yield text;
    text = '';
  }
  yield text;
}

function* groups(rows: number) {
  for (let first = 0; first < rows; first += groupRows) {
    const numbers = Array.from(
      { length: Math.min(groupRows, rows - first) },
      (_, index) => first + index,
    );
    const columns = Object.entries(narrow).map(
      ([name, cell]) => [name, numbers.map(cell)] as const,
    );
    const BilledCost = numbers.map((row) => microsOf(row) / 1e6);
    yield { ...Object.fromEntries(columns), BilledCost };
  }
}

async function write(file: string, rows: number, format: Format): Promise<number> {
  const to = createWriteStream(file);
  if (format === 'parquet') await pipeline(Readable.from(parquetPieces(groups(rows))), to);
  else {
    const text = lines(rows, format === 'wide' ? wide : narrow);
    await pipeline(Readable.from(text), createGzip({ level: 1 }), to);
  }
  let micros = 0;
  for (let row = 0; row < rows; row += 1) micros += microsOf(row);
  return Math.round(micros / 10_000);
}

/** In the process of its own: reads and tells. */
async function read(file: string): Promise<void> {
  const from = performance.now();
  const { reading, faults } = await costsIn(file).read({});
  const cents = Math.round(reading.records.reduce((sum, { amount }) => sum + amount, 0) * 100);
  const seconds = (performance.now() - from) / 1000;
  const { user, system } = cpuUsage();
  const cpuSeconds = (user + system) / 1e6;
  const memoryMb = resourceUsage().maxRSS / 1000;
  const sums = reading.records.length;
  console.log(
    JSON.stringify({ cents, faults: faults.length, seconds, cpuSeconds, memoryMb, sums }),
  );
}

async function measure(rows: number, format: Format): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'bandog-costs-'));
  try {
    const file = join(folder, 'export');
    const cents = await write(file, rows, format);
    const child = spawnSync(execPath, [import.meta.filename, 'read', file], { encoding: 'utf8' });
    if (child.status !== 0) throw new Error(child.stderr);
    const found = JSON.parse(child.stdout);
    console.log(
      `${format}: ${rows} rows in ${found.seconds.toFixed(1)} s (${found.cpuSeconds.toFixed(1)} s of processors), ${Math.round(rows / found.seconds / 1000)},000 a second, ${found.memoryMb.toFixed(0)} MB; ${found.sums} sums by day, account and service`,
    );
    const isSame = found.cents === cents && found.faults === 0;
    console.log(
      isSame ? 'the sum is right to the cent' : `WRONG: ${found.cents} cents, not ${cents}`,
    );
    const limitMb = limitsMb[format];
    if (found.memoryMb > limitMb) console.log(`MISSED: ${limitMb} MB`);
    if (!isSame || found.memoryMb > limitMb) process.exitCode = 1;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const isFormat = (text: string): text is Format => text in limitsMb;
const [first = '10000000', second = ''] = argv.slice(2);
if (first === 'read') await read(second);
else
  for (const format of isFormat(second) ? [second] : (['csv', 'parquet', 'wide'] as const))
    await measure(Number(first), format);
