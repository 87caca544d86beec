import type { AnomalyEpisode } from '../../../../lib/domain/cost/anomaly/anomaly-episode.ts';
import { addDays } from '../../../../lib/domain/cost/calendar.ts';

/** An episode of Amazon EC2 that costs 20 a day instead of 10, for `length` days. */
export function episode(
  given: Partial<AnomalyEpisode> & { readonly perDay?: number; readonly length?: number } = {},
): AnomalyEpisode {
  const { perDay = 10, length = 3, ...rest } = given;
  const since = rest.since ?? '2026-11-01';
  const days = Array.from({ length }, (_, index) => ({
    date: addDays(since, index),
    amount: 10 + perDay,
    expected: 10,
  }));
  return {
    id: 'episode-1',
    leaf: { account: '111122223333', service: 'Amazon EC2' },
    direction: perDay > 0 ? 'up' : 'down',
    nature: perDay > 0 ? 'more' : 'less',
    since,
    opened: since,
    lastDay: addDays(since, length - 1),
    state: 'open',
    days,
    impact: perDay * length,
    dailyImpact: perDay,
    ...rest,
  };
}
