import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RecordSkimmer } from '../../../../../lib/adapters/aws/cloudtrail/skim/record-skimmer.ts';
import { CallJoiner } from '../../../../../lib/adapters/aws/cloudtrail/split/call-joiner.ts';
import type { ChangeEvent } from '../../../../../lib/domain/change/change-event.ts';
import { whole } from '../../../../../lib/domain/change/revise.ts';
import type { SplitCalls, UnsplitCall } from '../../../../../lib/ports/split-calls.ts';
import { eventsIn } from '../../../../helpers/call-columns.ts';
import { eventOf } from '../../../../helpers/judged.ts';
import { type Raw, record, role, user } from '../../../../helpers/record.ts';
import { skim } from '../skim/skimmed.ts';

const nothing = { table: '', tail: new Uint8Array() };

const split = (texts: readonly string[], skimmer = new RecordSkimmer({})): SplitCalls =>
  skim(texts, {}, skimmer).calls ?? { ...nothing, marks: new Int32Array() };

const always = () => true;
/** What is left to the parser behind what is not. */
function joined(calls: SplitCalls, joiner = new CallJoiner()): (ChangeEvent | UnsplitCall)[] {
  const { joined: columns, unsplit } = joiner.join(calls, always);
  return [...eventsIn(columns), ...unsplit];
}
const isEvent = (it: ChangeEvent | UnsplitCall): it is ChangeEvent => !('text' in it);
const uuid = (last: number) => `0c6a8f52-6f0e-4c0f-8a55-${String(last).padStart(12, '0')}`;

const raw = fc.record(
  {
    userIdentity: fc.constantFrom(user('jo'), user('ünal'), role('deploy', 'run-1')),
    eventSource: fc.constantFrom('ec2.amazonaws.com', 'network-firewall.amazonaws.com'),
    eventName: fc.constantFrom(
      'RunInstances',
      'DeleteSecurityGroup',
      'ConsoleLogin',
      'CreateRuleGroup',
    ),
    errorCode: fc.constantFrom(undefined, 'AccessDenied', 'Client.DryRunOperation'),
    errorMessage: fc.constantFrom(undefined, 'User is not authorized, "sorry"'),
    requestParameters: fc.constantFrom(
      null,
      { groupId: 'sg-1é', name: 'bandog-x' },
      { dryRun: true },
    ),
    responseElements: fc.constantFrom(null, { ConsoleLogin: 'Failure' }),
    sharedEventID: fc.constantFrom(undefined, uuid(99)),
    resources: fc.constantFrom(undefined, [{ ARN: 'arn:aws:s3:::shop', type: 'AWS::S3::Bucket' }]),
    eventID: fc.nat(999).map(uuid),
  },
  { requiredKeys: ['eventID'] },
);

/** The same fields in another order. */
const shuffled = raw
  .chain((given) => {
    const entries = Object.entries(record(given));
    return fc.shuffledSubarray(entries, { minLength: entries.length, maxLength: entries.length });
  })
  .map((entries): Raw => Object.fromEntries(entries));

describe('records that are split and joined', () => {
  it('give the events that they give in one piece', () => {
    fc.assert(
      fc.property(fc.array(shuffled, { maxLength: 8 }), fc.nat(2), (raws, mostKept) => {
        const calls = split(raws.map((it) => JSON.stringify(it)));
        const events = joined(calls, new CallJoiner(mostKept)).filter(isEvent);
        expect(events.map(whole)).toEqual(raws.map((it) => whole(eventOf(it))));
      }),
    );
  });

  it('share their frame', () => {
    const calls = [1, 2, 3].map((last) => record({ eventID: uuid(last) }));
    const other = record({ eventID: uuid(4), userIdentity: user('jo') });
    expect(split([...calls, other].map((it) => JSON.stringify(it))).frames?.ends).toHaveLength(2);
    const [first, second] = joined(split(calls.map((it) => JSON.stringify(it))));
    expect(first).toHaveProperty('id', uuid(1));
    expect(second).toHaveProperty('id', uuid(2));
    expect((first as ChangeEvent).evidence).toBe((second as ChangeEvent).evidence);
  });

  it.each([
    ['the first', 1, true],
    ['the second, behind those that are kept at once,', 0, false],
  ])(
    'share what is told of them where they were asked for and answered alike, from %s on',
    (_, mostKept, isFromFirst) => {
      const asked = [1, 2, 3].map((last) =>
        record({
          eventID: uuid(last),
          eventTime: `2026-11-03T14:12:0${last}Z`,
          requestID: uuid(last),
        }),
      );
      const other = record({ eventID: uuid(4), requestParameters: { groupId: 'sg-2' } });
      const calls = split([...asked, other].map((it) => JSON.stringify(it)));
      expect(calls.contents?.ends).toHaveLength(2);
      const [first, second, third, fourth] = joined(calls, new CallJoiner(mostKept)).filter(
        isEvent,
      );
      expect(second?.resources).toEqual(first?.resources);
      expect(second?.resources === first?.resources).toBe(isFromFirst);
      expect(third?.resources).toBe(second?.resources);
      expect(fourth?.resources).not.toEqual(first?.resources);
      expect(third).toHaveProperty('at', '2026-11-03T14:12:03Z');
    },
  );

  it('stay the same when there are too many different ones to remember', () => {
    const [skimmer, joiner] = [new RecordSkimmer({}), new CallJoiner()];
    const raws = Array.from({ length: 15_000 }, (_, index) =>
      record({
        eventID: uuid(index),
        userIdentity: user(`jo-${index % 3 ? 1 : index}`),
        requestParameters: { groupId: `sg-${index}` },
      }),
    );
    let begun = 0;
    for (let at = 0; at < raws.length; at += 1500) {
      const part = raws.slice(at, at + 1500);
      const calls = split(
        part.map((it) => JSON.stringify(it)),
        skimmer,
      );
      if (calls.contents?.before === 0) begun += 1;
      const events = joined(calls, joiner).filter(isEvent);
      expect(events.map(({ id }) => id)).toEqual(part.map(({ eventID }) => eventID));
      expect(whole(events.at(-1) as ChangeEvent)).toEqual(whole(eventOf(part.at(-1) ?? {})));
    }
    expect(begun).toBeGreaterThan(2);
  });

  it.each<[string, string]>([
    ['no id that is a UUID', JSON.stringify(record({ eventID: 'event-1' }))],
    ['an id in capitals', JSON.stringify(record({ eventID: uuid(1).toUpperCase() }))],
    ['an odd shared id', JSON.stringify(record({ sharedEventID: 'event-2' }))],
    ['a time with an offset', JSON.stringify(record({ eventTime: '2026-11-03T15:12:09+01:00' }))],
    ['no source', JSON.stringify(record({ eventSource: undefined }))],
    ['a list of its own', JSON.stringify(record({ Records: [] }))],
    ['a field twice', JSON.stringify(record()).replace(/}$/, ',"eventID":"event-1"}')],
    ['an escape in a name', JSON.stringify(record()).replace('"readOnly"', '"read\\u004fnly"')],
  ])('are left in one piece with %s', (_, text) => {
    expect(joined(split([text]))).toEqual([{ text, record: 1 }]);
  });
});
