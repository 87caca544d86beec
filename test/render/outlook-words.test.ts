import { describe, expect, it } from 'vitest';
import { overrunText, restatedText } from '../../lib/render/outlook-words.ts';
import { overBudget } from '../builders.ts';

const { state } = overBudget();

describe('restatedText', () => {
  const seenAt = '2025-11-17T11:00:00Z';
  it('says what a day was and is now', () => {
    const restated = [{ date: '2025-11-16', was: 22.41, now: 31.49, seenAt }];
    expect(restatedText(restated, 'USD')).toBe(
      'restated since 2025-11-17 11:00 UTC: 16 Nov: 22.41, now 31.49 USD',
    );
  });
  it('says nothing where nothing was restated', () => {
    expect(restatedText([], 'USD')).toBeUndefined();
    expect(restatedText(undefined, 'USD')).toBeUndefined();
  });
});

describe('overrunText', () => {
  const text = (probability: number, on?: string) =>
    overrunText({
      ...state,
      amount: 100,
      actualToDate: 50,
      overrun: { probability, ...(on !== undefined && { on }) },
    });
  it.each([
    [0.314, '2026-11-24', '31 % likely to go over budget, on 2026-11-24 if nothing changes'],
    [0.2, undefined, '20 % likely to go over budget, not expected to if nothing changes'],
    [1, '2026-11-24', 'over 99 % likely to go over budget, on 2026-11-24 if nothing changes'],
    [0, undefined, 'under 1 % likely to go over budget, not expected to if nothing changes'],
  ])('%d', (probability, on, expected) => {
    expect(text(probability, on)).toBe(expected);
  });
  it('does not foretell what has happened', () => {
    expect(
      overrunText({ ...state, amount: 10, actualToDate: 50, overrun: { probability: 1 } }),
    ).toBeUndefined();
  });
});
