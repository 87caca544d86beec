import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitsWildcard } from '../../../lib/domain/change/wildcard.ts';

/** The definition, without a thought for speed. */
function fits(pattern: string, text: string): boolean {
  const [head, rest] = [pattern[0], pattern.slice(1)];
  if (head === undefined) return text === '';
  if (head === '*') return fits(rest, text) || (text !== '' && fits(pattern, text.slice(1)));
  return text !== '' && (head === '?' || head === text[0]) && fits(rest, text.slice(1));
}

const few = (letters: string) => fc.string({ unit: fc.constantFrom(...letters), maxLength: 8 });

describe('fitsWildcard', () => {
  it.each([
    ['arn:aws:iam::*:role/ci-*', 'arn:aws:iam::111122223333:role/ci-deploy', true],
    ['arn:aws:iam::*:role/ci-*', 'arn:aws:iam::111122223333:role/my-ci-deploy', false],
    ['s3:Put*', 's3:PutBucketPolicy', true],
    ['s3:Put*', 's3:GetObject', false],
    ['s3:put*', 's3:PutBucketPolicy', false],
    ['i-?', 'i-1', true],
    ['i-?', 'i-12', false],
    ['a.c', 'abc', false],
    ['(a+)+$', 'aaaa', false],
    ['*', '', true],
    ['?', '', false],
    ['', '', true],
    ['', 'a', false],
    ['*\n*', 'a\nb', true],
  ])('%s for %s: %s', (pattern, text, expected) => {
    expect(fitsWildcard(pattern, text)).toBe(expected);
  });

  it('is what its definition says', () => {
    fc.assert(
      fc.property(few('ab*?'), few('ab*'), (pattern, text) => {
        expect(fitsWildcard(pattern, text)).toBe(fits(pattern, text));
      }),
      { numRuns: 5000 },
    );
  });

  it('comes to an end on patterns made to run for ever', () => {
    const pattern = `${'*a'.repeat(2500)}b`;
    expect(fitsWildcard(pattern, 'a'.repeat(5000))).toBe(false);
    expect(fitsWildcard(`${pattern}*`, `${'a'.repeat(5000)}b`)).toBe(true);
  });
});
