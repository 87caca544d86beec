// Reads an export of millions of rows and says how long it takes and how much memory.
// node bench/cost-rows.ts [rows: 10000000]
// Makes up a FOCUS export (gzip CSV) whose total is known in whole micro-dollars, reads it in a process
// of its own and compares the sum to the cent. Exits with 1 above 300 MB, or when the sum is another.
import { spawnSync } from 'node:child_process';
import { createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { argv, execPath, resourceUsage } from 'node:process';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { addDays } from '../lib/domain/cost/calendar.ts';
import { costsIn } from '../lib/wiring/cost-file.ts';

const limitMb = 300;
const days = 31;
const header =
  'ChargePeriodStart,BilledCost,BillingCurrency,ChargeCategory,ServiceName,SubAccountId,RegionId,InvoiceId\n';

/** Between 0 and 10 US dollars, always the same for the same row. */
const microsOf = (row: number): number => (row * 7919) % 10_000_000;

function* lines(rows: number): Generator<string> {
  yield header;
  let text = '';
  for (let row = 0; row < rows; row += 1) {
    const date = addDays('2026-10-01', row % days);
    text += `${date}T${String(row % 24).padStart(2, '0')}:00:00Z,${(microsOf(row) / 1e6).toFixed(6)},USD,Usage,Service ${row % 60},${111122223333 + (row % 20)},eu-central-1,INV-1\n`;
    if (text.length < 65_536) continue;
    yield text;
    text = '';
  }
  yield text;
}

async function write(file: string, rows: number): Promise<number> {
  await pipeline(Readable.from(lines(rows)), createGzip({ level: 1 }), createWriteStream(file));
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
  const memoryMb = resourceUsage().maxRSS / 1000;
  console.log(
    JSON.stringify({
      cents,
      faults: faults.length,
      seconds,
      memoryMb,
      sums: reading.records.length,
    }),
  );
}

async function measure(rows: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'bandog-costs-'));
  try {
    const file = join(folder, 'export.csv.gz');
    const cents = await write(file, rows);
    const child = spawnSync(execPath, [import.meta.filename, 'read', file], { encoding: 'utf8' });
    if (child.status !== 0) throw new Error(child.stderr);
    const found = JSON.parse(child.stdout);
    console.log(
      `${rows} rows in ${found.seconds.toFixed(1)} s, ${Math.round(rows / found.seconds / 1000)},000 a second, ${found.memoryMb.toFixed(0)} MB; ${found.sums} sums by day, account and service`,
    );
    const isSame = found.cents === cents && found.faults === 0;
    console.log(
      isSame ? 'the sum is right to the cent' : `WRONG: ${found.cents} cents, not ${cents}`,
    );
    if (found.memoryMb > limitMb) console.log(`MISSED: ${limitMb} MB`);
    if (!isSame || found.memoryMb > limitMb) process.exitCode = 1;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const [first = '10000000', file = ''] = argv.slice(2);
await (first === 'read' ? read(file) : measure(Number(first)));
