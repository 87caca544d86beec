import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultSettings } from '../../lib/config/default-settings.ts';
import type { ChangePolicy } from '../../lib/domain/change/policy.ts';
import type { ChangeSource, TimeWindow } from '../../lib/ports/change-source.ts';
import { scanChanges } from '../../lib/usecases/scan-changes.ts';
import { logFiles } from '../../lib/wiring/local-files.ts';
import { skimmedFiles } from '../../lib/wiring/skimmed-files.ts';
import { folderWith } from '../helpers/folder.ts';
import { portRequest, type Raw, record, role, user } from '../helpers/record.ts';
import { assumeRole } from '../helpers/sessions.ts';

const { policy } = defaultSettings;

async function scan(
  source: ChangeSource,
  by: ChangePolicy = policy,
  window: TimeWindow = {},
  keepViolations = 10_000,
): Promise<unknown> {
  const clock = { now: () => new Date(0) };
  const found = await scanChanges({ source, policy: by, clock, keepViolations }, window);
  return JSON.parse(
    JSON.stringify(found, (_, value) =>
      value instanceof Set || value instanceof Map ? [...value].sort() : value,
    ),
  );
}

const uuid = (index: number) => `0c6a8f52-6f0e-4c0f-8a55-${String(index).padStart(12, '0')}`;

const content: fc.Arbitrary<Raw> = fc.record({
  eventName: fc.constantFrom(
    'DescribeInstances',
    'RunInstances',
    'DeleteBucket',
    'AssumeRole',
    'GetObject',
  ),
  readOnly: fc.constantFrom(true, false, 'true', undefined),
  eventTime: fc.constantFrom(
    '2026-11-03T14:12:09Z',
    '2026-11-03T14:12:09.500Z',
    'yesterday',
    undefined,
  ),
  userIdentity: fc.constantFrom(user('jo'), role('deploy', 'run-1')),
  sharedEventID: fc.constantFrom(undefined, uuid(99)),
  Records: fc.constantFrom(undefined, undefined, undefined, []),
  requestParameters: fc.constantFrom(
    null,
    { bucketName: 'a"},{"eventVersion":"1' },
    { groupId: 'sg-1é' },
  ),
});

/** A call that comes again under its id, or that of its copies, is the same call: the ids follow from the rest. */
const call = content.map((raw): Raw => {
  const letters = [...JSON.stringify(raw)];
  const sum = letters.reduce((total, letter) => (total * 31 + letter.charCodeAt(0)) % 1e9, 0);
  const isCopied = raw['sharedEventID'] !== undefined;
  return { ...raw, eventID: uuid(sum), ...(isCopied && { sharedEventID: uuid(sum + 1e9) }) };
});

/** Records as the provider spells them, and a few that are not: with spaces, cut off, no JSON at all. */
const spelt = (raw: Raw): fc.Arbitrary<string> => {
  const text = JSON.stringify(record(raw));
  return fc.oneof(
    { weight: 8, arbitrary: fc.constant(text) },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        JSON.stringify(record(raw), null, 1),
        text.slice(0, -9),
        '{"eventName":',
        '17',
      ),
    },
  );
};

const file = fc
  .array(call.chain(spelt), { maxLength: 12 })
  .chain((parts) =>
    fc.constantFrom(
      `{"Records":[${parts.join(',')}]}`,
      `{"Records":[${parts.join(',')}`,
      parts.join('\n'),
    ),
  );

const port = portRequest();
const session = (credentialId: string): Raw => ({
  ...role('deploy', 's'),
  accessKeyId: credentialId,
});

const byJo = (raw: Raw): Raw => record({ userIdentity: user('jo'), ...raw });

/** Calls that are made again and again, some of which depend on others of them. */
const repeated: readonly Raw[] = [
  byJo({ eventName: 'AuthorizeSecurityGroupIngress', requestParameters: port }),
  byJo({ eventName: 'RevokeSecurityGroupIngress', requestParameters: port }),
  byJo({ eventName: 'DeleteSecurityGroup', requestParameters: { groupId: port.groupId } }),
  byJo({ eventName: 'DeleteSecurityGroup', errorCode: 'AccessDenied' }),
  byJo({ eventName: 'RunInstances' }),
  assumeRole(user('jo'), 'ASIA1'),
  record({ userIdentity: session('ASIA1') }),
  record({ userIdentity: { ...session('ASIA1'), invokedBy: 'autoscaling.amazonaws.com' } }),
  record({ userIdentity: session('ASIA2'), sharedEventID: uuid(99) }),
  byJo({ eventName: 'ListBuckets', readOnly: true }),
];

/** One of them, which comes with its own id at its own time: within seconds, minutes or hours of others. */
const again = fc
  .record({
    which: fc.nat(repeated.length - 1),
    time: fc.nat(7),
    copy: fc.nat(3),
    isShared: fc.boolean(),
  })
  .map(
    ({ which, time, copy, isShared }): Raw => ({
      ...repeated[which],
      eventID: uuid((which * 10 + time) * 10 + copy),
      eventTime: `2026-11-03T1${time % 2}:0${time < 5 ? 3 : 4}:0${time}Z`,
      ...(isShared && copy > 1 && { sharedEventID: uuid(1000 + which * 10 + time) }),
    }),
  );

const exception = {
  action: 'ec2:AuthorizeSecurityGroupIngress',
  from: '2026-11-03T10:03:01Z',
  until: '2026-11-03T11:04:00Z',
  reason: 'a move',
};

describe('skimmedFiles', () => {
  it('finds what the plain way finds of calls that are made again and again', async () => {
    const policies = fc.constantFrom(policy, { ...policy, exceptions: [exception] });
    const windows = fc.constantFrom<TimeWindow>(
      {},
      { from: '2026-11-03T10:03:01Z', to: '2026-11-03T11:04:05.500Z' },
    );
    const kept = fc.constantFrom(2, 10_000);
    const files = fc.array(fc.array(again, { maxLength: 40 }), { minLength: 1, maxLength: 3 });
    await fc.assert(
      fc.asyncProperty(files, policies, windows, kept, async (files, by, window, keep) => {
        const texts = files.map((calls) => gzipSync(JSON.stringify({ Records: calls })));
        const folder = await folderWith(
          Object.fromEntries(texts.map((text, index) => [`${index}.json.gz`, text])),
        );
        expect(await scan(skimmedFiles([folder]), by, window, keep)).toEqual(
          await scan(logFiles([folder]), by, window, keep),
        );
      }),
      { numRuns: 150 },
    );
  });

  it('finds what the plain way finds, whatever the files hold', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(file, { minLength: 1, maxLength: 3 }), async (files) => {
        const folder = await folderWith(
          Object.fromEntries(files.map((text, index) => [`${index}.json.gz`, gzipSync(text)])),
        );
        expect(await scan(skimmedFiles([folder], { threadsFrom: Infinity }))).toEqual(
          await scan(logFiles([folder])),
        );
      }),
      { numRuns: 60 },
    );
  });

  it('finds the same behind the heads of syslog', async () => {
    const line = (index: number) =>
      `<134>1 2026-11-03T14:12:09Z host app - - - ${JSON.stringify(record({ eventID: uuid(index) }))}`;
    const wrapped = [{ message: line(1) }, { raw: line(2) }, record({ eventID: uuid(3) })];
    const folder = await folderWith({
      'list.json': JSON.stringify({ Records: wrapped }),
      'lines.jsonl': [{ _raw: line(4) }, { log: line(5) }]
        .map((it) => JSON.stringify(it))
        .join('\n'),
    });
    const found = await scan(skimmedFiles([folder]));
    expect(found).toEqual(await scan(logFiles([folder])));
    expect(found).toMatchObject({ changes: { tally: { seen: 5 } }, faults: { total: 0 } });
  });

  it('finds the same in threads, with files that cannot be read among them', async () => {
    const texts = Array.from({ length: 150 }, (_, index) => {
      const raws = Array.from({ length: 20 }, (_, at) =>
        record({ eventID: uuid(index * 16 + at), ...(at % 4 > 0 && { eventName: 'ListBuckets' }) }),
      );
      return JSON.stringify({ Records: raws });
    });
    const whole = texts.map((text, index): [string, Buffer] => [
      `${index}.json.gz`,
      gzipSync(text),
    ]);
    const folder = await folderWith({
      ...Object.fromEntries(whole),
      'cut.json.gz': gzipSync(texts[0] ?? '').subarray(0, 200),
      'empty.json': '',
    });
    let bytes = 0;
    const onBytes = (read: number) => {
      bytes += read;
    };
    const inThreads = await scan(skimmedFiles([folder], { threadsFrom: 10_000, onBytes }));
    expect(inThreads).toEqual(await scan(logFiles([folder])));
    expect(inThreads).toMatchObject({ changes: { tally: { seen: 2406 } }, faults: { total: 2 } });
    expect(bytes).toBeGreaterThan(200);
  });
});
