import { describe, expect, it } from 'vitest';
import { recordChanges, recordName } from '../../../lib/domain/change/record-changes.ts';

const set = 'changeBatch.changes.0.resourceRecordSet';
const parameters = {
  'changeBatch.changes.0.action': 'CREATE',
  [`${set}.name`]: '\\052.Example.com.',
  [`${set}.type`]: 'A',
  [`${set}.tTL`]: '60',
  [`${set}.resourceRecords.0.value`]: '192.0.2.1',
};

describe('changes of the records of a zone', () => {
  it('are told as keys name them, with what they said', () => {
    expect(recordChanges({ action: 'ChangeResourceRecordSets', parameters })).toEqual([
      {
        action: 'CREATE',
        part: '*.example.com/A',
        record: {
          Name: '\\052.Example.com.',
          Type: 'A',
          TTL: 60,
          ResourceRecords: [{ Value: '192.0.2.1' }],
        },
      },
    ]);
  });

  it('are none of another call', () => {
    expect(recordChanges({ action: 'CreateHostedZone', parameters })).toEqual([]);
  });

  it.each([
    ['*.example.com', '*.example.com'],
    ['\\052.example.com.', '*.example.com'],
    ['WWW.example.com', 'www.example.com'],
    ['www.example.com.', 'www.example.com'],
  ])('%s is the record %s', (spelt, name) => expect(recordName(spelt)).toBe(name));
});
