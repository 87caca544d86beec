import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { unwrap } from '../../lib/adapters/aws/cloudtrail/unwrap.ts';
import { eachRow } from '../../lib/adapters/files/cost/csv-table.ts';
import { stateFiles } from '../../lib/adapters/files/state-files.ts';
import { parseSettings } from '../../lib/config/parse-settings.ts';
import { SettingsError } from '../../lib/config/settings-error.ts';
import { eventsIn } from '../../lib/wiring/local-files.ts';
import { localStates } from '../../lib/wiring/local-states.ts';
import { collect } from '../builders.ts';
import { readCosts } from '../fuzz/focus.ts';
import { folderWith } from '../helpers/folder.ts';
import { forgedParquet } from '../helpers/parquet-writer.ts';

const megabyte = 1024 * 1024;

describe('an archive that unpacks to much', () => {
  it('as a state is a fault that says so', async () => {
    const file = join(await folderWith({}), 'bomb.tfstate');
    writeFileSync(file, gzipSync(Buffer.alloc(4 * megabyte)));
    expect(await collect(stateFiles(file, megabyte).read())).toMatchObject([
      { fault: { code: 'unsupported', message: expect.stringContaining('more than 1048576') } },
    ]);
    expect(await collect(stateFiles(file, 8 * megabyte).read())).toMatchObject([{ source: file }]);
  });

  it('inside a record is not opened, and many of them share one budget', () => {
    const text = `[${' '.repeat(40 * megabyte)}]`;
    const data = gzipSync(text).toString('base64');
    const [first, ...others] = unwrap([
      { data },
      { data },
      { data: gzipSync('{}').toString('base64') },
    ]);
    // The first holds an empty list; the second no longer fits and stays what it was.
    expect([first, ...others]).toEqual([{ data }, {}]);
  });
});

function bigTime(ms: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigInt64LE(BigInt(ms) * 1000n);
  return bytes;
}

describe('a Parquet file that claims more than it holds', () => {
  const group = {
    BilledCost: [1, 2],
    BillingCurrency: ['USD', 'USD'],
    ChargeCategory: ['Usage', 'Usage'],
    ChargePeriodStart: [new Date('2026-11-01'), new Date('2026-11-02')],
    ServiceName: ['Amazon EC2', 'Amazon EC2'],
  };

  it.each([
    ['rows', { rows: 1e12 }, 'fewer rows'],
    ['one row', { rows: 3 }, 'fewer rows'],
    ['bytes in a page', { pageBytes: 2_000_000_000 }, 'unpacks to more than'],
  ])('%s: is an error that says so', async (_, claims, sentence) => {
    await expect(readCosts(forgedParquet(group, claims))).rejects.toThrow(sentence);
  });

  it('a time beyond all calendars costs its row, and no other', async () => {
    const ChargePeriodStart = [new Date('2026-11-01'), new Date(8.64e15)];
    const bytes = forgedParquet({ ...group, ChargePeriodStart }, {});
    // The writer cannot write it: the last day of the calendar, with its last byte but one raised.
    const at = bytes.indexOf(bigTime(8.64e15));
    bytes[at + 7] = 0x7f;
    const { reading, faults } = await readCosts(bytes);
    expect(reading.records.reduce((sum, { amount }) => sum + amount, 0)).toBe(1);
    expect(faults).toMatchObject([{ field: 'ChargePeriodStart' }]);
  });

  it('is read when it tells the truth', async () => {
    const { reading, faults } = await readCosts(forgedParquet(group, {}));
    expect(reading.records.reduce((sum, { amount }) => sum + amount, 0)).toBe(3);
    expect(faults).toEqual([]);
  });
});

describe('lines and rows without an end', () => {
  it('of a CSV are given up, and said to be', async () => {
    const losses: string[] = [];
    const chunks = (async function* () {
      yield Buffer.from('date,total\n');
      for (let n = 0; n < 6; n += 1) yield Buffer.alloc(megabyte, 'a');
    })();
    const rows: string[] = [];
    await eachRow(
      chunks,
      (reason) => losses.push(reason),
      (row) => rows.push(row.raw(0)),
    );
    expect(rows).toEqual(['date']);
    expect(losses).toEqual([expect.stringContaining('lost')]);
  });
});

describe('depth beyond every stack', () => {
  const deep = (levels: number) => `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`;

  it('in a record of CloudTrail is read as far as anybody looks', () => {
    const record = {
      eventVersion: '1.11',
      eventID: 'event-1',
      eventTime: '2026-11-03T14:12:09Z',
      eventSource: 'ec2.amazonaws.com',
      eventName: 'RunInstances',
      awsRegion: 'eu-central-1',
    };
    const text = JSON.stringify({ ...record, requestParameters: 0 }).replace(
      '"requestParameters":0',
      `"requestParameters":${deep(50_000)}`,
    );
    expect(eventsIn(Buffer.from(text), 'trail.json').events).toHaveLength(1);
  });

  it('in a state costs that state', async () => {
    const folder = await folderWith({});
    const state = (index: string) =>
      `{"version":4,"serial":1,"resources":[{"mode":"managed","type":"aws_instance","name":"a","instances":[{"attributes":{"id":"i-1"},"index_key":${index}}]}]}`;
    writeFileSync(join(folder, 'deep.tfstate'), state(deep(50_000)));
    writeFileSync(join(folder, 'plain.tfstate'), state('0'));
    const { resources, faults } = await localStates(folder).read();
    expect(resources).toHaveLength(1);
    expect(faults).toMatchObject([{ message: expect.stringContaining('too deeply') }]);
  });

  it.each([
    ['maps', deep(20_000)],
    ['lists', `changes: ${'['.repeat(20_000)}`],
    [
      'aliases',
      Array.from('bcdefghi').reduce(
        (text, name, n) => `${text}${name}: &${name} [${`*${'abcdefgh'[n]},`.repeat(9)}]\n`,
        'a: &a [x]\n',
      ),
    ],
  ])('in settings is a problem with a place: %s', (_, text) => {
    expect(() => parseSettings(text, 'bandog.yaml')).toThrow(SettingsError);
  });
});
