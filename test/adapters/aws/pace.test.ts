import fc from 'fast-check';
import { expect, test } from 'vitest';
import { pace } from '../../../lib/adapters/aws/pace.ts';

test('no two callers pass within the interval, however they arrive', async () => {
  const arrivals = fc.array(fc.integer({ min: 0, max: 3000 }), { maxLength: 20 });
  await fc.assert(
    fc.asyncProperty(arrivals, async (gaps) => {
      let now = 0;
      const wait = async (ms: number) => {
        now += ms;
      };
      const turn = pace(1000, { now: () => now, wait });
      const passed: number[] = [];
      for (const gap of gaps) {
        now += gap;
        await turn();
        passed.push(now);
      }
      for (const [index, at] of passed.entries()) {
        if (index > 0) expect(at - (passed[index - 1] ?? 0)).toBeGreaterThanOrEqual(1000);
      }
    }),
  );
});

test('does not hold up who comes late', async () => {
  let waited = 0;
  let now = 0;
  const turn = pace(1000, {
    now: () => now,
    wait: async (ms) => {
      waited += ms;
    },
  });
  await turn();
  now = 5000;
  await turn();
  expect(waited).toBe(0);
});
