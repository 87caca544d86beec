import { expect, test } from 'vitest';
import { violationOfStream } from '../../../lib/adapters/aws/stream-record.ts';
import { toViolationItem } from '../../../lib/adapters/aws/violation-item.ts';
import { changeBy } from '../../builders.ts';

const { pk, sk, document } = toViolationItem(changeBy(), 30);
const Keys = { pk: { S: pk }, sk: { S: sk } };
const NewImage = { ...Keys, document: { S: document } };

test('an inserted violation is read', () => {
  expect(violationOfStream({ eventName: 'INSERT', dynamodb: { Keys, NewImage } })).toEqual(
    changeBy(),
  );
});

test.each([
  ['a removed violation', { eventName: 'REMOVE', dynamodb: { Keys } }],
  ['a changed violation', { eventName: 'MODIFY', dynamodb: { Keys, NewImage } }],
  [
    'another kind of row',
    { eventName: 'INSERT', dynamodb: { Keys: { pk: { S: 'WATERMARK' }, sk: { S: 'eu-west-1' } } } },
  ],
])('%s is none', (_, record) => {
  expect(violationOfStream(record)).toBeUndefined();
});

test('a violation that cannot be read is an error with its key', () => {
  const broken = { eventName: 'INSERT', dynamodb: { Keys, NewImage: Keys } };
  expect(() => violationOfStream(broken)).toThrow(`row ${pk} / ${sk}`);
});
