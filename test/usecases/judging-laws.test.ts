import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDocument } from '../../lib/adapters/aws/cloudtrail/parse-document.ts';
import { memoryChangeSource } from '../../lib/adapters/memory/change-source.ts';
import { memoryClock } from '../../lib/adapters/memory/clock.ts';
import { defaultSettings } from '../../lib/config/default-settings.ts';
import { judge } from '../../lib/domain/change/judge.ts';
import { reconciles } from '../../lib/domain/change/tally.ts';
import { buildReport } from '../../lib/usecases/build-report.ts';
import { scanChanges } from '../../lib/usecases/scan-changes.ts';
import { identityCenter, type Raw, record, role, root, user } from '../helpers/record.ts';

const generatedAt = '2026-11-24T06:00:00.000Z';
const policy = { ...defaultSettings.policy, approvedPrincipals: ['*:role/ci-deploy'] };

const invokedBy = (identity: Raw, service: string): Raw => ({
  userIdentity: { ...identity, invokedBy: `${service}.amazonaws.com` },
  userAgent: `${service}.amazonaws.com`,
  sourceIPAddress: `${service}.amazonaws.com`,
});

/** Who and how: a few of every origin. */
const callers: readonly Raw[] = [
  { userIdentity: identityCenter('jane@example.com'), sessionCredentialFromConsole: 'true' },
  { userIdentity: user('eli'), userAgent: 'aws-cli/2.31.5' },
  { userIdentity: root, userAgent: 'Mozilla/5.0 (X11; Linux x86_64)' },
  { userIdentity: role('ci-deploy', 'run-1'), userAgent: 'APN/1.0 HashiCorp/1.0 Terraform/1.9.8' },
  { userIdentity: role('x', 'y'), userAgent: 'APN/1.0 HashiCorp/1.0 Terraform/1.9.8' },
  invokedBy(role('cfn', 'AWSCloudFormation'), 'cloudformation'),
  invokedBy({ type: 'AWSService' }, 'autoscaling'),
  { userIdentity: 'somebody', userAgent: undefined },
];

const calls: readonly Raw[] = [
  { eventName: 'CreateVpc' },
  { eventName: 'DescribeInstances', readOnly: true },
  { eventName: 'StopInstances' },
  { eventName: 'CreateVpc', errorCode: 'AccessDenied' },
  { eventName: 'RunInstances', errorCode: 'Client.DryRunOperation' },
  { eventSource: 'iam.amazonaws.com', eventName: 'CreateAccessKey' },
  { eventSource: 's3.amazonaws.com', eventName: 'PutObject', eventCategory: 'Data' },
  { eventSource: 'signin.amazonaws.com', eventName: 'ConsoleLogin', eventType: 'AwsConsoleSignIn' },
  { eventSource: 'cloudtrail.amazonaws.com', eventName: 'StopLogging' },
];

const broken: readonly unknown[] = [
  null,
  42,
  'text',
  { hello: 'world' },
  record({ eventTime: 'never' }),
  record({ eventSource: undefined }),
];

const minute = (at: number) => `2026-11-03T14:${String(at % 60).padStart(2, '0')}:09Z`;

/** A good record; the same id always stands for the same call. */
const good = fc.nat({ max: 200 }).map((id) =>
  record({
    eventID: `event-${id}`,
    eventTime: minute(id),
    ...callers[id % callers.length],
    ...calls[(id * 7) % calls.length],
  }),
);

const mixes = fc.array(fc.oneof({ weight: 5, arbitrary: good }, fc.constantFrom(...broken)), {
  maxLength: 40,
});

async function scan(records: readonly unknown[]) {
  const { events, faults } = parseDocument({ Records: records }, { source: 'a.json' });
  const source = memoryChangeSource(events, faults);
  const findings = await scanChanges({ source, policy, clock: memoryClock(generatedAt) }, {});
  const { changes } = buildReport({ generatedAt, ...findings });
  if (changes === undefined) throw new Error('nothing was scanned');
  return { ...changes, fingerprints: changes.violations.map((it) => it.fingerprint).toSorted() };
}

describe('judging', () => {
  it('is idempotent: a record has one answer, however often it is asked', () => {
    fc.assert(
      fc.property(good, (raw) => {
        const read = () => parseDocument(structuredClone(raw), { source: 'a' }).events[0];
        const [first, second] = [read(), read()];
        if (first === undefined || second === undefined) throw new Error('unread');
        const judged = judge(first, policy);
        expect(judge(second, policy)).toEqual(judged);
        expect(judge(judged.event, policy)).toEqual(judged);
      }),
    );
  });

  it('does not depend on the order of the records', async () => {
    await fc.assert(
      fc.asyncProperty(mixes, fc.infiniteStream(fc.nat()), async (records, keys) => {
        const shuffled = records
          .map((it) => [keys.next().value, it] as const)
          .toSorted(([a], [b]) => Number(a) - Number(b))
          .map(([, it]) => it);
        const [one, other] = [await scan(records), await scan(shuffled)];
        expect(other.tally).toEqual(one.tally);
        expect(other.fingerprints).toEqual(one.fingerprints);
        expect(other.bySeverity).toEqual(one.bySeverity);
        expect(other.incidents).toBe(one.incidents);
      }),
      { numRuns: 50 },
    );
  });

  it('counts every record of any mix of good and broken ones, and records seen again change nothing', async () => {
    await fc.assert(
      fc.asyncProperty(mixes, async (records) => {
        const once = await scan(records);
        const twice = await scan([...records, ...records]);
        expect(reconciles(once.tally)).toBe(true);
        expect(reconciles(twice.tally)).toBe(true);
        expect(once.tally.seen + once.tally.duplicates).toBe(records.length);
        expect(twice.fingerprints).toEqual(once.fingerprints);
        expect(twice.tally.byOrigin).toEqual(once.tally.byOrigin);
        expect(twice.tally.unreadable).toBe(2 * once.tally.unreadable);
      }),
      { numRuns: 50 },
    );
  });
});
