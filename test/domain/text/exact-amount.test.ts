import { expect, test } from 'vitest';
import { exactAmount } from '../../../lib/domain/text/exact-amount.ts';

test.each([
  [0, '0.00 USD'],
  [999.994, '999.99 USD'],
  [6339.92, '6,339.92 USD'],
  [-1234567.5, '-1,234,567.50 USD'],
  [100, '100.00 USD'],
])('%d is %s', (amount, text) => expect(exactAmount(amount, 'USD')).toBe(text));
