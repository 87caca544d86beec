import { describe, expect, test } from 'vitest';
import { fuzzOnce, type Target, targets } from './fuzz.ts';

/** `npm run fuzz` plays a million. */
const inputs = 3000;

describe('every input is read or is a fault with a name', () => {
  test.each(Object.entries(targets))('%s', async (name, { share }) => {
    for (let seed = 1; seed <= inputs * share; seed += 1) {
      const wrong = await fuzzOnce(name as Target, seed);
      expect(
        wrong,
        `replay it with: npm run fuzz -- --target ${name} --seed ${seed}`,
      ).toBeUndefined();
    }
  });
});
