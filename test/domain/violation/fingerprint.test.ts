import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fingerprint } from '../../../lib/domain/violation/fingerprint.ts';

describe('fingerprint', () => {
  it('keeps its value from release to release: it is a key in the table', () => {
    expect(fingerprint('change', 'aws', 'event-1')).toBe('eb12fb71d382839c56e03184');
  });

  it('tells parts from their concatenation', () => {
    expect(fingerprint('ab', 'c')).not.toBe(fingerprint('a', 'bc'));
    expect(fingerprint('a', '')).not.toBe(fingerprint('a'));
    expect(fingerprint('a","b')).not.toBe(fingerprint('a', 'b'));
  });

  it('is a function of its parts and their order', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), fc.array(fc.string()), (a, b) => {
        const same = JSON.stringify(a) === JSON.stringify(b);
        expect(fingerprint(...a) === fingerprint(...b)).toBe(same);
      }),
    );
  });
});
