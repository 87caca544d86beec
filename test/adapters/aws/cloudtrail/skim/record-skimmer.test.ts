import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toIsoTime } from '../../../../../lib/adapters/aws/cloudtrail/iso-time.ts';
import { RecordSkimmer } from '../../../../../lib/adapters/aws/cloudtrail/skim/record-skimmer.ts';
import { mark, marksEach } from '../../../../../lib/adapters/aws/cloudtrail/split/marks.ts';
import { readUuid } from '../../../../../lib/domain/text/uuid.ts';
import type { TimeWindow } from '../../../../../lib/ports/change-source.ts';
import { account, type Raw, record } from '../../../../helpers/record.ts';
import { skim } from './skimmed.ts';

const at = '2026-11-03T14:12:09Z';
const look: Raw = { eventName: 'DescribeInstances', readOnly: true };

const kindOf = (texts: readonly string[], window: TimeWindow = {}) => {
  const { records, calls, noise } = skim(texts, window);
  return { kind: records === 0 ? 'none' : calls ? 'whole' : 'noise', noise };
};
const skimmed = (given: Raw, window: TimeWindow = {}) =>
  kindOf([JSON.stringify(record(given))], window);

describe('RecordSkimmer', () => {
  it('keeps of noise what a count needs', () => {
    const { kind, noise } = skimmed(look);
    expect(kind).toBe('noise');
    expect(noise?.runs).toEqual([
      { account, region: 'eu-central-1', first: at, last: at, calls: 1 },
    ]);
    const words = Uint32Array.of(0x0c6a8f52, 0x6f0e4c0f, 0x8a550d3b, 0x7a1c2e01);
    expect(noise?.ids).toEqual(new Int32Array(words));
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
    expect(kindOf([text])).toEqual({ kind: 'whole', noise: undefined });
  });

  it('takes the last of a field that comes twice, as JSON does', () => {
    const text = JSON.stringify(record(look)).replace(
      /}$/,
      ',"eventName":"RunInstances","readOnly":false}',
    );
    expect(kindOf([text])).toEqual({ kind: 'whole', noise: undefined });
  });

  it('does not count noise outside the window', () => {
    const after = { from: '2026-11-04T00:00:00Z' };
    expect(skimmed(look, after)).toEqual({ kind: 'noise', noise: undefined });
    expect(skimmed(look, { from: '2026-11-03T00:00:00Z' }).noise?.runs).toHaveLength(1);
  });

  it('says where a record breaks off or is spelt oddly', () => {
    const text = JSON.stringify(record(look));
    const nothing = { end: 0, records: 0 };
    expect(skim([text.slice(0, -20)])).toEqual({ ...nothing, isOdd: false });
    expect(skim([text.replace(',"', ', "')])).toEqual({ ...nothing, isOdd: true });
    expect(skim([`${text}]}`])).toMatchObject({ end: text.length, records: 1, isOdd: true });
    expect(skim([text, `${text}}`])).toMatchObject({ end: 2 * text.length + 1, records: 2 });
  });

  it('does not go on before what it kept was taken, and gives it once', () => {
    const skimmer = new RecordSkimmer({});
    const text = JSON.stringify(record(look));
    skimmer.read(Buffer.from(text), 0, 0);
    expect(() => skimmer.read(Buffer.from(text), 0, 0)).toThrow(/has not been taken/);
    expect(skimmer.take().noise?.ids).toHaveLength(4);
    expect(skimmer.take()).toEqual({});
  });

  it('reads an id as the judge does', () => {
    const usual = '0c6a8f52-6f0e-4c0f-8a55-0d3b7a1c2e01';
    const change = fc.tuple(fc.nat(35), fc.constantFrom(...'0123456789abcdefABCDEFg-/:@`'));
    fc.assert(
      fc.property(fc.uuid(), fc.array(change, { maxLength: 2 }), (id, changes) => {
        const letters = [...id];
        for (const [place, letter] of changes) letters[place] = letter;
        const eventID = letters.join('');
        const words = new Int32Array(4);
        const isId = readUuid(eventID, words);
        const { kind, noise } = skimmed({ ...look, eventID });
        expect(kind).toBe(isId ? 'noise' : 'whole');
        if (isId) expect(noise?.ids).toEqual(words);
      }),
    );
    expect(skimmed({ ...look, eventID: usual.replaceAll(/[^-]/g, '0') }).kind).toBe('whole');
  });

  it('knows a time as the parser does', () => {
    const part = (most: number, digits = 2) =>
      fc.nat(most).map((value) => String(value).padStart(digits, '0'));
    const time = fc
      .tuple(part(9999, 4), part(14), part(33), part(26), part(62), part(62))
      .map(([year, month, day, h, m, s]) => `${year}-${month}-${day}T${h}:${m}:${s}Z`);
    const other = fc.constantFrom(
      '2024-02-29T00:00:00Z',
      '2023-02-29T00:00:00Z',
      '1900-02-29T00:00:00Z',
      '2000-02-29T00:00:00Z',
      '2026-04-31T00:00:00Z',
      '2026-11-03 14:12:09Z',
      '2026-11-03T14:12:9.Z',
    );
    fc.assert(
      fc.property(fc.oneof(time, other), (eventTime) => {
        const isTime = toIsoTime(eventTime) === eventTime;
        expect(skimmed({ ...look, eventTime }).kind).toBe(isTime ? 'noise' : 'whole');
      }),
      { numRuns: 500 },
    );
  });

  it.each<TimeWindow>([
    { from: at },
    { from: '2026-11-03T14:12:09.500Z' },
    { from: '2026-11-03T15:12:09+01:00' },
    { from: '2026-11-03T14:12:10Z' },
    { to: at },
    { to: '2026-11-03T14:12:09.500Z' },
    { to: '2026-11-03T14:12:10Z' },
    { to: 'some day' },
  ])('cuts the window %j', (window) => {
    const { from = at, to = '2100-01-01T00:00:00Z' } = window;
    const isInside = Date.parse(at) >= Date.parse(from) && Date.parse(at) < Date.parse(to);
    expect(skimmed(look, window).noise !== undefined).toBe(isInside);
  });

  it('tells times in seconds, and leaves those that are too far away whole', () => {
    const year = fc.integer({ min: 0, max: 9999 });
    const time = fc
      .tuple(year, fc.nat(365 * 24 * 60 * 60))
      .map(([years, seconds]) =>
        new Date(Date.UTC(2000, 0, 1, 0, 0, seconds)).setUTCFullYear(years),
      )
      .filter((milliseconds) => new Date(milliseconds).getUTCFullYear() >= 0);
    fc.assert(
      fc.property(time, (milliseconds) => {
        const eventTime = new Date(milliseconds).toISOString().replace('.000Z', 'Z');
        const seconds = milliseconds / 1000;
        const marks = skim([JSON.stringify(record({ eventTime }))]).calls?.marks ?? [];
        const isNear = seconds > 0 && seconds < 2 ** 32;
        expect(marks[mark.frame] === 0).toBe(!isNear);
        if (isNear) expect((marks[mark.seconds] ?? 0) >>> 0).toBe(seconds);
        const window = { from: '1999-12-31T23:59:59Z', to: '2004-02-29T12:00:00Z' };
        const isInside =
          milliseconds >= Date.parse(window.from) && milliseconds < Date.parse(window.to);
        expect(skimmed({ ...look, eventTime }, window).noise !== undefined).toBe(isInside);
      }),
      { numRuns: 500, examples: [[0], [1000], [2 ** 32 * 1000 - 1000], [2 ** 32 * 1000]] },
    );
  });

  it('counts where each call was made, also of many accounts', () => {
    const accounts = Array.from({ length: 3000 }, (_, index) => String(111_122_220_000 + index));
    const texts = accounts.map((recipientAccountId) =>
      JSON.stringify(record({ ...look, recipientAccountId })),
    );
    const { noise, calls, records } = skim([...texts, ...texts.slice(-1)]);
    const runs = noise?.runs ?? [];
    expect(runs[0]).toMatchObject({ account: accounts[0], calls: 1 });
    // What does not fit is read whole.
    const kept = (calls?.marks.length ?? 0) / marksEach;
    expect(runs.reduce((sum, run) => sum + run.calls, 0) + kept).toBe(records);
    expect(records).toBe(3001);
  });

  it('remembers only so many names of calls', () => {
    const texts = Array.from({ length: 5000 }, (_, index) =>
      JSON.stringify(record({ eventName: `Describe${index}`, readOnly: true })),
    );
    expect(skim([...texts, ...texts]).noise?.runs).toMatchObject([{ calls: 10_000 }]);
  });
});
