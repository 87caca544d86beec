import { describe, expect, it } from 'vitest';
import { RecordSkimmer } from '../../../../../lib/adapters/aws/cloudtrail/skim/record-skimmer.ts';
import type { TimeWindow } from '../../../../../lib/ports/change-source.ts';
import { account, type Raw, record } from '../../../../helpers/record.ts';

const at = '2026-11-03T14:12:09Z';
const look: Raw = { eventName: 'DescribeInstances', readOnly: true };

const skimmed = (given: Raw, window: TimeWindow = {}) => {
  const skimmer = new RecordSkimmer(window);
  const kind = skimmer.skim(Buffer.from(JSON.stringify(record(given))), 0);
  return { kind, noise: skimmer.takeNoise() };
};

describe('RecordSkimmer', () => {
  it('keeps of noise what a count needs', () => {
    const { kind, noise } = skimmed(look);
    expect(kind).toBe('noise');
    expect(noise?.runs).toEqual([
      { account, region: 'eu-central-1', first: at, last: at, calls: 1 },
    ]);
    expect([...(noise?.ids ?? [])]).toEqual([0x0c6a8f52, 0x6f0e4c0f, 0x8a550d3b, 0x7a1c2e01]);
  });

  it.each<[string, Raw]>([
    ['a change', {}],
    [
      'a call that hands out a session',
      { eventSource: 'sts.amazonaws.com', eventName: 'AssumeRole', readOnly: true },
    ],
    ['an id in another spelling', { ...look, eventID: 'event-1' }],
    ['an id in capitals', { ...look, eventID: '0C6A8F52-6F0E-4C0F-8A55-0D3B7A1C2E01' }],
    ['a time in another spelling', { ...look, eventTime: '2026-11-03T15:12:09+01:00' }],
    ['a time that does not exist', { ...look, eventTime: '2026-02-30T14:12:09Z' }],
    ['no account', { ...look, recipientAccountId: undefined }],
    ['no region', { ...look, awsRegion: undefined }],
    ['no source', { ...look, eventSource: undefined }],
    ['the second writing of a call', { ...look, addendum: { originalEventID: 'event-1' } }],
    ['names in lower case', { ...look, eventname: 'RunInstances' }],
    ['a list of its own', { ...look, Records: [] }],
    ['a list from CloudWatch Logs', { ...look, logEvents: [] }],
    [
      'copies in other accounts',
      { ...look, sharedEventID: '0c6a8f52-6f0e-4c0f-8a55-0d3b7a1c2e02' },
    ],
  ])('leaves %s to the parser', (_, given) => {
    expect(skimmed(given)).toEqual({ kind: 'whole', noise: undefined });
  });

  it('leaves a record whose names are spelt with escapes to the parser', () => {
    const text = JSON.stringify(record(look)).replace('"readOnly"', '"read\\u004fnly"');
    expect(new RecordSkimmer({}).skim(Buffer.from(text), 0)).toBe('whole');
  });

  it('takes the last of a field that comes twice, as JSON does', () => {
    const text = JSON.stringify(record(look)).replace(
      /}$/,
      ',"eventName":"RunInstances","readOnly":false}',
    );
    expect(new RecordSkimmer({}).skim(Buffer.from(text), 0)).toBe('whole');
  });

  it('does not count noise outside the window', () => {
    const after = { from: '2026-11-04T00:00:00Z' };
    expect(skimmed(look, after)).toEqual({ kind: 'noise', noise: undefined });
    expect(skimmed(look, { from: '2026-11-03T00:00:00Z' }).noise?.runs).toHaveLength(1);
  });

  it('says where a record breaks off or is spelt oddly', () => {
    const text = JSON.stringify(record(look));
    const skimmer = new RecordSkimmer({});
    expect(skimmer.skim(Buffer.from(text.slice(0, -20)), 0)).toBe('cut');
    expect(skimmer.skim(Buffer.from(text.replace(',"', ', "')), 0)).toBe('odd');
    expect(skimmer.takeNoise()).toBeUndefined();
  });
});
