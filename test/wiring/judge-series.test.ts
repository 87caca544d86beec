import { describe, expect, it } from 'vitest';
import { judgeLeaf } from '../../lib/domain/cost/anomaly/episodes-in.ts';
import { judgeSeries } from '../../lib/wiring/judge-series.ts';

const days = 400;
const firstDay = 20_000;

/** Series with a step each, of a height and on a day of its own. */
const leaves = (count: number) =>
  Array.from({ length: count }, (_, leaf) => ({
    leaf: { service: `service ${leaf}` },
    firstDay,
    values: Float64Array.from(
      { length: days },
      (__, day) => 10 + (day % 5) / 10 + (day > 100 + (leaf % 250) ? 5 + leaf / 100 : 0),
    ),
  }));

describe('judgeSeries', () => {
  it.each([20, 1050])(
    'finds in %i series, in order, what judging one by one finds',
    async (count) => {
      const given = leaves(count);
      const found = await judgeSeries(given);
      expect(found).toEqual(given.map(judgeLeaf));
      expect(found.every((episodes) => episodes.length > 0)).toBe(true);
    },
  );
});
