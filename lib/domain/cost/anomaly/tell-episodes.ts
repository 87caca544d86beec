import { addDays } from '../calendar.ts';
import type { AnomalyMemory, TrackedEpisode } from './anomaly-memory.ts';
import { partsThatMatter, rollUp } from './roll-up.ts';

/** What is new about an episode. */
export interface AnomalyNews {
  readonly what: 'opened' | 'grew' | 'ended';
  readonly tracked: TrackedEpisode;
}

/** An episode is told again when it costs this many times as much a day as when it was last told. */
export const growth = 1.5;
/** Ended episodes are remembered so long, so that a restatement does not tell them anew. */
const memoryDays = 45;

/**
 * What must be told of these episodes, greatest impact first, and what to remember: an episode opens
 * once what moved together with it has reached `minimumImpact`, it grew when it costs half as much again
 * a day as was told, and it ends once, and once more if it came back dearer. Nothing is told twice.
 */
export function tellEpisodes(
  episodes: readonly TrackedEpisode[],
  minimumImpact: number,
  judgedUntil: string,
): { readonly news: readonly AnomalyNews[]; readonly memory: AnomalyMemory } {
  const news: AnomalyNews[] = [];
  const kept: TrackedEpisode[] = [];
  const byId = new Map(episodes.map((tracked) => [tracked.episode.id, tracked]));
  for (const group of rollUp(episodes.map(({ episode }) => episode))) {
    const members = group.episodes.flatMap(({ id }) => byId.get(id) ?? []);
    const incidentId =
      members.find(({ toldDailyImpact }) => toldDailyImpact !== undefined)?.incidentId ??
      members[0]?.incidentId;
    const worthTelling = Math.abs(group.impact) >= minimumImpact;
    const parts = new Set(partsThatMatter(group));
    for (const member of members) {
      const isPart = worthTelling && parts.has(member.episode);
      const joined =
        member.toldDailyImpact === undefined && incidentId !== undefined
          ? { ...member, incidentId }
          : member;
      const what = newsOf(joined, isPart, minimumImpact);
      const told = noted(joined, what);
      if (what !== undefined) news.push({ what, tracked: told });
      kept.push(told);
    }
  }
  const from = addDays(judgedUntil, -memoryDays);
  return {
    news,
    memory: {
      judgedUntil,
      episodes: kept.filter(
        ({ episode: { state, lastDay } }) => state === 'open' || lastDay >= from,
      ),
    },
  };
}

function newsOf(
  { episode, toldDailyImpact, endTold }: TrackedEpisode,
  isPart: boolean,
  minimumImpact: number,
): AnomalyNews['what'] | undefined {
  if (toldDailyImpact === undefined) return isPart && !endTold ? 'opened' : undefined;
  if (episode.state !== 'open') return endTold ? undefined : 'ended';
  const [now, then] = [Math.abs(episode.dailyImpact), Math.abs(toldDailyImpact)];
  const more = now >= growth * then && (now - then) * episode.days.length >= minimumImpact;
  return more ? 'grew' : undefined;
}

/** What is over when it is first told, or was never worth telling, needs no second word. */
function noted(tracked: TrackedEpisode, what: AnomalyNews['what'] | undefined): TrackedEpisode {
  const { dailyImpact, state } = tracked.episode;
  const isOver = state !== 'open';
  switch (what) {
    case 'opened':
      return { ...tracked, toldDailyImpact: dailyImpact, endTold: isOver };
    case 'grew':
      // One that was over and came back dearer ends a second time.
      return {
        ...tracked,
        toldDailyImpact: dailyImpact,
        growths: tracked.growths + 1,
        endTold: false,
      };
    case 'ended':
      return { ...tracked, endTold: true };
    case undefined:
      return isOver && tracked.toldDailyImpact === undefined
        ? { ...tracked, endTold: true }
        : tracked;
  }
}
