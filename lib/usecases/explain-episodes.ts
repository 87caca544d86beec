import type { AnomalyEpisode } from '../domain/cost/anomaly/anomaly-episode.ts';
import { causesFrom, causesOf } from '../domain/cost/anomaly/causes-of.ts';
import { leafKey, wholeLeaf } from '../domain/cost/anomaly/cost-leaf.ts';
import { addDays } from '../domain/cost/calendar.ts';
import type { CostRecord } from '../domain/cost/cost-record.ts';
import type { CostTable } from '../domain/cost/cost-table.ts';
import type { ReadFault } from '../domain/fault/read-fault.ts';
import type { CostSource } from '../ports/cost-source.ts';
import { costTableOf } from './cost-table-of.ts';

interface ExplainOptions {
  readonly maxRequests: number;
  /** Costs by usage type and resource, if they are there already: nothing is asked then. */
  readonly detail?: CostTable;
}

/**
 * Episodes with their causes, for as many leaves as `maxRequests` allows, the first ones first; the rest
 * come back as they are. Asks nothing when there is no episode. A source that fails is a fault: the
 * episodes stand without causes.
 */
export async function explainEpisodes(
  source: CostSource,
  episodes: readonly AnomalyEpisode[],
  { maxRequests, detail }: ExplainOptions,
): Promise<{
  readonly episodes: readonly AnomalyEpisode[];
  readonly faults: readonly ReadFault[];
}> {
  const leaves = new Map(episodes.map(({ leaf }) => [leafKey(wholeLeaf(leaf)), wholeLeaf(leaf)]));
  const asked = [...leaves].slice(0, maxRequests);
  if (asked.length === 0) return { episodes, faults: [] };
  const keys = new Set(asked.map(([key]) => key));
  const wanted = episodes.filter(({ leaf }) => keys.has(leafKey(wholeLeaf(leaf))));
  const from = wanted.map(causesFrom).reduce((least, day) => (day < least ? day : least));
  const last = wanted
    .map(({ lastDay }) => lastDay)
    .reduce((most, day) => (day > most ? day : most));
  try {
    const detailOf = asked.map(([, leaf]) => leaf);
    const to = addDays(last, 1);
    const { costs, faults } = detail
      ? { costs: detail, faults: [] }
      : await costTableOf(source, { from, to, detailOf, maxRequests });
    // Millions of costs and thousands of episodes: each cost is looked at by its own leaf's only.
    const costsOf = costs.byLeaf();
    const isInside = ({ date }: CostRecord) => from <= date && date < to;
    const explained = episodes.map((episode) => {
      const whole = wholeLeaf(episode.leaf);
      const isAsked = keys.has(leafKey(whole));
      const causes = isAsked && causesOf(episode, costsOf(whole).filter(isInside));
      return causes ? { ...episode, causes } : episode;
    });
    return { episodes: explained, faults };
  } catch (error) {
    const message = `what the anomalies are made of is not known: ${error instanceof Error ? error.message : String(error)}`;
    return { episodes, faults: [{ source: 'costs', code: 'unreadable', message }] };
  }
}
