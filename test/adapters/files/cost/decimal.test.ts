import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decimalIn } from '../../../../lib/adapters/files/cost/decimal.ts';

const read = (text: string): number => decimalIn(Buffer.from(text), 0, text.length);

describe('decimalIn', () => {
  it('reads what Number reads, to the last bit', () => {
    const digits = fc.array(fc.constantFrom(...'0123456789'), { maxLength: 18 });
    const text = fc
      .tuple(fc.constantFrom('', '-'), digits, fc.constantFrom('', '.'), digits)
      .map(([sign, whole, dot, rest]) => [sign, ...whole, dot, ...rest].join(''));
    fc.assert(
      fc.property(text, (it) => {
        const found = read(it);
        if (!Number.isNaN(found)) expect(found).toBe(Number(it));
      }),
      { numRuns: 2000 },
    );
    expect(read('-0.0000000167')).toBe(-0.0000000167);
    expect(read('12.')).toBe(12);
    expect(read('.5')).toBe(0.5);
  });

  it('leaves every other spelling, and what is too long to be exact, to others', () => {
    for (const text of ['', '-', '.', '+5', '1e3', '1,5', ' 1', '1.2.3', '--1', 'NULL', '$5'])
      expect(read(text)).toBeNaN();
    expect(read('0.1234567890123456789')).toBeNaN();
    expect(read('99999999999999')).toBeNaN();
  });
});
