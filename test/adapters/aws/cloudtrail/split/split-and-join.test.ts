import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RecordSkimmer } from '../../../../../lib/adapters/aws/cloudtrail/skim/record-skimmer.ts';
import { CallJoiner } from '../../../../../lib/adapters/aws/cloudtrail/split/call-joiner.ts';
import type { ChangeEvent } from '../../../../../lib/domain/change/change-event.ts';
import { whole } from '../../../../../lib/domain/change/revise.ts';
import type { SplitCalls, UnsplitCall } from '../../../../../lib/ports/split-calls.ts';
import { eventOf } from '../../../../helpers/judged.ts';
import { type Raw, record, role, user } from '../../../../helpers/record.ts';

function split(texts: readonly string[]): SplitCalls {
  const skimmer = new RecordSkimmer({});
  texts.forEach((text, index) => {
    const bytes = Buffer.from(text);
    if (skimmer.skim(bytes, 0) === 'whole') skimmer.keep(bytes, 0, index + 1);
  });
  const none = { table: '', frames: [], bytes: new Uint8Array(), marks: new Uint32Array() };
  return skimmer.takeCalls() ?? none;
}

const joined = (calls: SplitCalls) => [...new CallJoiner().join(calls)];
const isEvent = (it: ChangeEvent | UnsplitCall): it is ChangeEvent => !('text' in it);
const uuid = (last: number) => `0c6a8f52-6f0e-4c0f-8a55-${String(last).padStart(12, '0')}`;

const raw = fc.record(
  {
    userIdentity: fc.constantFrom(user('jo'), user('ünal'), role('deploy', 'run-1')),
    eventName: fc.constantFrom('RunInstances', 'DeleteSecurityGroup', 'ConsoleLogin'),
    errorCode: fc.constantFrom(undefined, 'AccessDenied', 'Client.DryRunOperation'),
    errorMessage: fc.constantFrom(undefined, 'User is not authorized, "sorry"'),
    requestParameters: fc.constantFrom(null, { groupId: 'sg-1é', name: 'bandog-x' }),
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
      fc.property(fc.array(shuffled, { maxLength: 8 }), (raws) => {
        const events = joined(split(raws.map((it) => JSON.stringify(it)))).filter(isEvent);
        expect(events.map(whole)).toEqual(raws.map((it) => whole(eventOf(it))));
      }),
    );
  });

  it('share their frame', () => {
    const calls = [1, 2, 3].map((last) => record({ eventID: uuid(last) }));
    const other = record({ eventID: uuid(4), userIdentity: user('jo') });
    expect(split([...calls, other].map((it) => JSON.stringify(it))).frames).toHaveLength(2);
    const [first, second] = joined(split(calls.map((it) => JSON.stringify(it))));
    expect(first).toHaveProperty('id', uuid(1));
    expect(second).toHaveProperty('id', uuid(2));
    expect((first as ChangeEvent).evidence).toBe((second as ChangeEvent).evidence);
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
