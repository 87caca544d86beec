import { expect, test } from 'vitest';
import { eventIdOf } from '../../../../lib/adapters/aws/cloudtrail/event-id.ts';

const addendum = (given: object) => ({
  reason: 'UPDATED_DATA',
  updatedFields: 'responseElements',
  ...given,
});

test('a call is known by the id of its record', () => {
  expect(eventIdOf({ eventID: 'a' })).toBe('a');
});

test('an amended record is known by the first one', () => {
  const record = { eventID: 'b', addendum: addendum({ originalEventID: 'a' }) };
  expect(eventIdOf(record)).toBe('a');
});

test.each([
  ['delayed', { reason: 'DELIVERY_DELAY' }],
  ['amended, without saying what', addendum({ originalEventID: '' })],
  ['no object', 'a'],
])('an addendum that is %s leaves the id as it is', (_, given) => {
  expect(eventIdOf({ eventID: 'b', addendum: given })).toBe('b');
});

test('a record without an id is known by what it says', () => {
  expect(eventIdOf({ eventName: 'RunInstances' })).toBe(eventIdOf({ eventName: 'RunInstances' }));
  expect(eventIdOf({ eventName: 'RunInstances' })).not.toBe(
    eventIdOf({ eventName: 'StopInstances' }),
  );
});
