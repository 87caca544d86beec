import { leavesToJudge } from '../domain/cost/anomaly/episodes-in.ts';
import type { FoundAnomalies } from '../domain/cost/anomaly/found-anomalies.ts';
import { rollUp } from '../domain/cost/anomaly/roll-up.ts';
import { addDays } from '../domain/cost/calendar.ts';
import { completeUntil, judgingDay } from '../domain/cost/complete-days.ts';
import type { CostsAbout } from '../domain/cost/cost-record.ts';
import type { CostTable } from '../domain/cost/cost-table.ts';
import type { ReadFault } from '../domain/fault/read-fault.ts';
import type { CostSource } from '../ports/cost-source.ts';
import type { JudgeSeries } from '../ports/judge-series.ts';
import { costTableOf } from './cost-table-of.ts';
import { explainEpisodes } from './explain-episodes.ts';
import { judgeLeaves, oneByOne } from './judge-leaves.ts';
import { tellsUsageTypes } from './usage-type-costs.ts';

export interface FindAnomaliesOptions {
  /** Judge on this day, from the days before it, `YYYY-MM-DD`. @default the day after the last complete one */
  readonly on?: string;
  /** In the currency of the costs. */
  readonly minimumImpact: number;
  /** @default one after the other, here */
  readonly judgeSeries?: JudgeSeries;
}

/** Groups whose causes are looked for. */
const groupsExplained = 40;

/**
 * All anomalies of a saved reading, past and running, without storing anything. Throws when the costs
 * cannot be read or hold no day.
 */
export async function findAnomalies(
  source: CostSource,
  options: FindAnomaliesOptions,
): Promise<{ readonly found: FoundAnomalies; readonly faults: readonly ReadFault[] }> {
  const { minimumImpact } = options;
  const { reading, until, faults, detail, episodes, ...judged } = await judge(source, options);
  const groups = rollUp(episodes);
  const worth = groups.filter(({ impact }) => Math.abs(impact) >= minimumImpact);
  const explained = await explainEpisodes(
    source,
    worth.slice(0, groupsExplained).flatMap((group) => group.episodes),
    { maxRequests: Number.POSITIVE_INFINITY, ...(detail && { detail }) },
  );
  const byId = new Map(explained.episodes.map((episode) => [episode.id, episode]));
  return {
    found: {
      ...judged,
      reading,
      lastDay: addDays(until, -1),
      groups: worth.map((group) => {
        const [first, ...rest] = group.episodes;
        return {
          ...group,
          episodes: [byId.get(first.id) ?? first, ...rest.map((it) => byId.get(it.id) ?? it)],
        };
      }),
      tooSmall: groups.length - worth.length,
      minimumImpact,
    },
    faults: [...faults, ...explained.faults],
  };
}

/** Judges the costs. They may be millions, and are let go before. */
async function judge(
  source: CostSource,
  { on, judgeSeries = oneByOne }: Pick<FindAnomaliesOptions, 'on' | 'judgeSeries'>,
) {
  const { toJudge, ...read } = await leavesOf(source, on);
  const detail = read.detail ?? (await byUsageType(source, read.reading));
  return { ...read, ...(await judgeLeaves(toJudge, detail, judgeSeries)) };
}

async function leavesOf(source: CostSource, on: string | undefined) {
  const { about, costs, detail, faults } = await costTableOf(source, { detailIfSmall: true });
  const dated = { ...about, records: costs.dates().map((date) => ({ date })) };
  const day = on ?? judgingDay(dated);
  if (day === undefined) throw new Error(`${about.source}: no day of costs`);
  const until = completeUntil(dated, day);
  return { reading: about, until, faults, detail, toJudge: leavesToJudge(about, costs, until) };
}

/** Where usage types did not come along, for there are many resources too. */
async function byUsageType(source: CostSource, about: CostsAbout): Promise<CostTable | undefined> {
  if (!tellsUsageTypes(about)) return undefined;
  return (await costTableOf(source, { usageTypes: true })).costs;
}
