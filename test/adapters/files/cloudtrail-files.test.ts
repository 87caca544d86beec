import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { parseDocument } from '../../../lib/adapters/aws/cloudtrail/parse-document.ts';
import { cloudtrailFiles } from '../../../lib/adapters/files/cloudtrail-files.ts';
import type { ChangeEvent } from '../../../lib/domain/change/change-event.ts';
import type { ReadFault } from '../../../lib/domain/fault/read-fault.ts';
import type { TimeWindow } from '../../../lib/ports/change-source.ts';
import { folderWith } from '../../helpers/folder.ts';
import { type Raw, record, records } from '../../helpers/record.ts';

interface ReadAll {
  readonly events: ChangeEvent[];
  readonly faults: ReadFault[];
  readonly ids: string[];
}

async function read(paths: readonly string[], window: TimeWindow = {}): Promise<ReadAll> {
  const [events, faults]: [ChangeEvent[], ReadFault[]] = [[], []];
  for await (const batch of cloudtrailFiles(paths, { parse: parseDocument }).read(window)) {
    for (const event of batch.events) events.push(event);
    for (const fault of batch.faults) faults.push(fault);
  }
  return { events, faults, ids: events.map(({ id }) => id) };
}

async function readFile(content: string | Buffer, name = 'a.json'): Promise<ReadAll> {
  const folder = await folderWith({ [name]: content });
  return read([join(folder, name)]);
}

const ids = (count: number) => Array.from({ length: count }, (_, index) => `event-${index + 1}`);
const three = records(3);
const [a, b, c] = three as [Raw, Raw, Raw];
const text = (value: unknown) => JSON.stringify(value);
const inRecords = (...parts: string[]) => `{"Records":[${parts.join(',')}]}`;
const codes = ({ faults }: ReadAll) => faults.map(({ code }) => code);
const envelope = (detail: Raw) => ({
  version: '0',
  id: 'e',
  'detail-type': 'AWS API Call via CloudTrail',
  source: 'aws.ec2',
  resources: [],
  detail,
});

const shapes: Readonly<Record<string, string>> = {
  'an S3 file': text({ Records: three }),
  'an S3 file, indented': JSON.stringify({ Records: three }, null, 2),
  'a LookupEvents answer': text({
    Events: three.map((it) => ({ EventId: it['eventID'], CloudTrailEvent: text(it) })),
    NextToken: 'n',
  }),
  'JSON lines': three.map(text).join('\n'),
  'JSON lines from Windows, with a byte order mark': `\uFEFF${three.map(text).join('\r\n')}\r\n`,
  'S3 files one after another': three.map((it) => text({ Records: [it] })).join('\n'),
  'EventBridge envelopes, a line each': three.map((it) => text(envelope(it))).join('\n'),
  'a list': text(three),
  'a list of envelopes': text(three.map(envelope)),
  'records one after another': three.map((it) => JSON.stringify(it, null, 1)).join(''),
};

describe.each(Object.entries(shapes))('%s', (_, content) => {
  it.each([
    ['as it is', content],
    ['gzip, whatever its name', gzipSync(content)],
    [
      'gzip of several parts',
      Buffer.concat([gzipSync(content.slice(0, 100)), gzipSync(content.slice(100))]),
    ],
  ])('%s', async (_name, bytes) => {
    const { ids: found, faults } = await readFile(bytes);
    expect(found).toEqual(ids(3));
    expect(faults).toEqual([]);
  });
});

describe('the good part is read, the bad part told', () => {
  it('a single record', async () => {
    expect((await readFile(text(a))).ids).toEqual(['event-1']);
  });

  it.each<[string, string, string[], ReadFault['code'][]]>([
    ['nothing', '', [], ['empty']],
    ['white space', ' \n\n', [], ['empty']],
    ['only a byte order mark', '\uFEFF', [], ['empty']],
    ['a file without records', '{"Records":[]}', [], []],
    ['no CloudTrail', '{"hello":"world"}', [], ['not-a-record']],
    ['no JSON', 'hello\nworld', [], ['not-json', 'not-json']],
    [
      'lines of a log that CloudWatch exported',
      [text(a), text(b)].map((line) => `2026-11-03T14:12:09.123Z ${line}`).join('\n'),
      ids(2),
      [],
    ],
    [
      'lines with their time and stream, and one that has nothing else',
      [
        `2026-11-03T14:12:09.123000+00:00 111122223333_CloudTrail_eu-central-1 ${text(a)}`,
        `2026-11-03T14:12:09Z ${text(b)}`,
        '2026-11-03T14:12:10Z',
      ].join('\n'),
      ids(2),
      ['not-json'],
    ],
    [
      'a line with more than its time before it',
      `2026-11-03T14:12:09Z ERROR in handler ${text(a)}`,
      ['event-1'],
      ['not-json'],
    ],
    [
      'lines of syslog, and one that says something else first',
      [
        `<134>1 2026-11-03T14:12:09Z host app - - - ${text(a)}`,
        `<134>Nov  3 14:12:09 host cloudtrail: ${text(b)}`,
        `Note: ${text(c)}`,
      ].join('\n'),
      ids(3),
      ['not-json'],
    ],
    [
      'a line of syslog without its priority',
      `Nov  3 14:12:09 host cloudtrail: ${text(a)}`,
      ['event-1'],
      [],
    ],
    ['a broken line', [text(a), '{"eventName": oops}', text(b)].join('\n'), ids(2), ['not-json']],
    [
      'a line that ends too early',
      [text(a), text(b).slice(0, -20), text(c)].join('\n'),
      ['event-1', 'event-3'],
      ['not-json'],
    ],
    [
      'a quote too few in a line',
      [text(a), '{"eventName": "oops}', text(b)].join('\n'),
      ids(2),
      ['not-json'],
    ],
    ['a broken record', inRecords(text(a), '{"eventName": oops}', text(b)), ids(2), ['not-json']],
    [
      'a record that ends too early',
      inRecords(text(a), text(b).slice(0, -1), text(c)),
      ['event-1', 'event-3'],
      ['not-json'],
    ],
    [
      'two of them',
      inRecords(text(a).slice(0, -1), text(b).slice(0, -1), text(c)),
      ['event-3'],
      ['not-json', 'not-json'],
    ],
    [
      'a record with a brace too many',
      inRecords(`${text(a)}}`, text(b), text(c)),
      ids(3),
      ['not-json'],
    ],
    [
      'what is no record among records',
      inRecords(text(a), '1', 'null', '"x"', text(b)),
      ids(2),
      ['not-json'],
    ],
    ['a record in a list of its own', inRecords(text(a), `[${text(b)}]`, text(c)), ids(3), []],
    ['lists in lists', `[[${text(a)}],[[${text(b)}]]]`, ids(2), []],
    [
      'the end inside a record',
      inRecords(text(a), text(b)).slice(0, -60),
      ['event-1'],
      ['truncated'],
    ],
    ['the end between records', `{"Records":[${text(a)},`, ['event-1'], ['truncated']],
    [
      'no time',
      inRecords(text(a), text({ ...b, eventTime: undefined })),
      ['event-1'],
      ['missing-field'],
    ],
    [
      'a day that does not exist',
      inRecords(text(a), text({ ...b, eventTime: '2024-02-30T10:00:00Z' })),
      ['event-1'],
      ['bad-value'],
    ],
    ['a zero byte between records', `${text(a)}\n\u0000\n${text(b)}`, ids(2), ['not-json']],
  ])('%s', async (_, content, found, faults) => {
    const all = await readFile(content);
    expect(all.ids).toEqual(found);
    expect(codes(all)).toEqual(faults);
    for (const { source, message } of all.faults) {
      expect(source).toMatch(/a\.json$/);
      expect(message).toMatch(/^.*[^.]$/);
    }
  });

  it('says where', async () => {
    const { faults } = await readFile([text(a), '{"eventName": oops}', text(b), 'junk'].join('\n'));
    expect(faults).toMatchObject([
      { code: 'not-json', place: 'line 2', value: '{"eventName": oops}' },
      { code: 'not-json', place: 'line 4', value: 'junk' },
    ]);
    const inFile = await readFile(inRecords(text(a), text({ ...b, eventTime: 'never' })));
    expect(inFile.faults).toMatchObject([
      { code: 'bad-value', place: 'record 2', field: 'eventTime', value: 'never' },
    ]);
  });

  it('gives up on a text that breaks off again and again, and says so', async () => {
    const broken = records(150).map((it) => text(it).slice(0, -1));
    const { faults, ids: found } = await readFile([...broken, text(a)].join('\n'));
    expect(found).toEqual([]);
    expect(faults).toHaveLength(102);
    expect(faults.at(-1)?.message).toContain('what follows was not read');
  });

  it('comes to an end on white space without end', async () => {
    const { faults } = await readFile(`{"a":"${'\n'.repeat(1_000_000)}`);
    expect(faults.map(({ code }) => code)).toEqual(['truncated']);
  });
});

describe('odd content', () => {
  it('is content', async () => {
    const odd = [
      record({ eventID: 'zero', userAgent: 'a\u0000b' }),
      record({ eventID: 'surrogate', userAgent: '\ud800' }),
      record({ eventID: 'quotes', userAgent: '"}]{[\\' }),
      record({ eventID: 'animal', userAgent: '🐕' }),
    ];
    const proto = `{"__proto__":{"eventName":"x"},${text(record({ eventID: 'proto' })).slice(1)}`;
    const { ids: found, faults, events } = await readFile([...odd.map(text), proto].join('\n'));
    expect(faults).toEqual([]);
    expect(found).toEqual(['zero', 'surrogate', 'quotes', 'animal', 'proto']);
    expect(events.map(({ evidence }) => evidence[0]?.value).slice(0, 4)).toEqual([
      'a\u0000b',
      '\ud800',
      '"}]{[\\',
      '🐕',
    ]);
    expect(Object.hasOwn(Object.prototype, 'eventName')).toBe(false);
  });

  it('nested 100,000 deep is a fault, or passed over, and not the end', async () => {
    const [open, close] = ['['.repeat(100_000), ']'.repeat(100_000)];
    const inside = text(record({ eventID: 'deep', requestParameters: { a: 'HERE' } }));
    const { ids: found, faults } = await readFile(
      [open + close, `{"a":${open}${close}}`, inside.replace('"HERE"', open + close), text(a)].join(
        '\n',
      ),
    );
    expect(found).toEqual(['deep', 'event-1']);
    expect(faults.map(({ code }) => code)).toEqual(['not-a-record', 'not-a-record']);
  });

  it('a list of 200,000 numbers is counted', async () => {
    const { faults } = await readFile(`[[${'1,'.repeat(199_999)}1]]`);
    expect(faults).toHaveLength(200_000);
  });
});

describe('gzip', () => {
  const many = gzipSync(text({ Records: records(500) }), { level: 1 });

  it('that ends too early is read up to there', async () => {
    const all = await readFile(many.subarray(0, Math.floor(many.length / 2)), 'a.json.gz');
    expect(all.ids.length).toBeGreaterThan(100);
    expect(all.ids).toEqual(ids(500).slice(0, all.ids.length));
    expect(codes(all)).toEqual(['truncated']);
  });

  it('that is damaged is told', async () => {
    const damaged = Buffer.from(many);
    damaged.fill(0xff, 200, 260);
    const all = await readFile(damaged, 'a.json.gz');
    expect(codes(all)).toEqual(['unreadable']);
    expect(all.faults[0]?.message).toContain('the gzip archive is damaged');
  });

  it('may be a pipe', async () => {
    const folder = await folderWith({ 'a.json.gz': gzipSync(inRecords(text(a), text(b))) });
    const pipe = join(folder, 'pipe');
    execFileSync('mkfifo', [pipe]);
    const writer = spawn('sh', ['-c', `cat "$0" > "$1"`, join(folder, 'a.json.gz'), pipe]);
    const [found] = await Promise.all([read([pipe]), once(writer, 'close')]);
    expect(found.ids).toEqual(ids(2));
  });

  it('of nothing is empty', async () => {
    expect(codes(await readFile(gzipSync('')))).toEqual(['empty']);
  });

  it('by name only is read as what it is', async () => {
    expect((await readFile(text(a), 'a.json.gz')).ids).toEqual(['event-1']);
  });
});

describe('folders', () => {
  const logs = 'AWSLogs/111122223333';
  const files = {
    [`${logs}/CloudTrail/eu-central-1/2026/11/03/a.json.gz`]: gzipSync(text({ Records: [a] })),
    [`${logs}/CloudTrail/us-east-1/2026/11/03/b.json`]: text({ Records: [b] }),
    [`${logs}/CloudTrail-Digest/eu-central-1/d.json.gz`]: gzipSync(text({ awsAccountId: '1' })),
    [`${logs}/CloudTrail-Insight/eu-central-1/i.json`]: text({ Records: [{ insightDetails: {} }] }),
    [`${logs}/CloudTrail-Aggregated/eu-central-1/g.json`]: text({}),
    'notes.txt': 'nothing for us',
    'more/c.jsonl': text(c),
  };

  it('are searched to the bottom, in order of name, for logs only', async () => {
    const { ids: found, faults } = await read([await folderWith(files)]);
    expect(found).toEqual(ids(3));
    expect(faults).toEqual([]);
  });

  it('that hold nothing give nothing', async () => {
    const folder = await folderWith({ 'notes.txt': '' });
    expect(await read([folder])).toMatchObject({ events: [], faults: [] });
  });

  it('do not hide a file that is not there', async () => {
    const folder = await folderWith(files);
    const all = await read([join(folder, 'nowhere.json'), folder]);
    expect(all.ids).toEqual(ids(3));
    expect(all.faults).toMatchObject([
      { code: 'unreadable', message: 'there is no such file or folder' },
    ]);
  });

  it('follow links to files, and tell of links to folders and of broken ones', async () => {
    const folder = await folderWith({ 'x/a.json': text(a), 'y/b.txt': '' });
    await symlink(join(folder, 'x', 'a.json'), join(folder, 'y', 'link.json'));
    await symlink(folder, join(folder, 'y', 'round'));
    await symlink(join(folder, 'gone'), join(folder, 'y', 'broken.json'));
    const all = await read([join(folder, 'y')]);
    expect(all.ids).toEqual(['event-1']);
    expect(codes(all)).toEqual(['unreadable', 'unsupported']);
  });

  it.skipIf(process.getuid?.() === 0)('tell of what may not be read', async () => {
    const folder = await folderWith({ 'closed/a.json': text(a), 'b.json': text(b) });
    await chmod(join(folder, 'closed'), 0);
    const all = await read([folder]);
    await chmod(join(folder, 'closed'), 0o700);
    expect(all.ids).toEqual(['event-2']);
    expect(codes(all)).toEqual(['access-denied']);
  });
});

describe('the window', () => {
  const times = [
    '2026-11-02T23:59:59Z',
    '2026-11-03T00:00:00Z',
    '2026-11-03T00:00:00.500Z',
    '2026-11-03T23:59:59Z',
    '2026-11-04T00:00:00Z',
    '2026-11-04T01:00:00+02:00',
  ];
  const file = times
    .map((eventTime, index) => text(record({ eventTime, eventID: `event-${index + 1}` })))
    .join('\n');
  const within = async (window: TimeWindow) =>
    (await read([await folderWith({ 'a.jsonl': file })], window)).ids.map((id) =>
      Number(id.at(-1)),
    );

  it.each<[TimeWindow, number[]]>([
    [{}, [1, 2, 3, 4, 5, 6]],
    [{ from: '2026-11-03T00:00:00Z', to: '2026-11-04T00:00:00Z' }, [2, 3, 4, 6]],
    [{ from: '2026-11-03T00:00:00.000Z', to: '2026-11-04T00:00:00.000Z' }, [2, 3, 4, 6]],
    [{ from: '2026-11-04T00:00:00Z' }, [5]],
    [{ to: '2026-11-03T00:00:00Z' }, [1]],
  ])('%o', async (window, expected) => expect(await within(window)).toEqual(expected));
});

describe('many events', () => {
  it('come in batches, and every byte of disk is told', async () => {
    const content = text({ Records: records(2500) });
    const folder = await folderWith({ 'a.json': content });
    let bytes = 0;
    const source = cloudtrailFiles([folder], {
      parse: parseDocument,
      onBytes: (count) => {
        bytes += count;
      },
    });
    const sizes: number[] = [];
    for await (const { events } of source.read({})) sizes.push(events.length);
    expect(Math.max(...sizes)).toBeLessThan(2500);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(2500);
    expect(bytes).toBe(Buffer.byteLength(content));
  });
});
