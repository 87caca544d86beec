import type { AnomalyEpisode } from '../domain/cost/anomaly/anomaly-episode.ts';
import type { AnomalyLimits } from '../domain/cost/anomaly/anomaly-limits.ts';
import { leavesToJudge } from '../domain/cost/anomaly/episodes-in.ts';
import { followEpisodes } from '../domain/cost/anomaly/follow-episodes.ts';
import { type AnomalyGroup, partsThatMatter, rollUp } from '../domain/cost/anomaly/roll-up.ts';
import { tellEpisodes } from '../domain/cost/anomaly/tell-episodes.ts';
import { addDays } from '../domain/cost/calendar.ts';
import { completeUntil } from '../domain/cost/complete-days.ts';
import type { CostReading } from '../domain/cost/cost-record.ts';
import { tableOf } from '../domain/cost/cost-table.ts';
import type { ReadFault } from '../domain/fault/read-fault.ts';
import type { AnomalySection } from '../domain/scorecard/report.ts';
import { anomalyViolation } from '../domain/violation/anomaly-violation.ts';
import { fingerprint } from '../domain/violation/fingerprint.ts';
import type { AnomalyViolation } from '../domain/violation/violation.ts';
import type { AnomalyLedger } from '../ports/anomaly-ledger.ts';
import type { Clock } from '../ports/clock.ts';
import type { CostSource } from '../ports/cost-source.ts';
import type { ViolationStore } from '../ports/violation-store.ts';
import { changesInTime, type NamedChanges } from './changes-in-time.ts';
import {
  type ExplainAnomaliesDeps,
  explainAnomalies,
  recordedChanges,
} from './explain-anomalies.ts';
import { explainEpisodes } from './explain-episodes.ts';
import { judgeLeaves } from './judge-leaves.ts';
import { isWhole, readingInScope, ScopeError, scopedSource } from './scoped-costs.ts';
import { type UsageTypeCosts, usageTypeCosts } from './usage-type-costs.ts';

export interface AssessAnomaliesDeps {
  /** Asked only for the causes of what is new. */
  readonly source: CostSource;
  readonly ledger: AnomalyLedger;
  readonly store: Pick<ViolationStore, 'record' | 'list'>;
  /** Looks for the changes behind it, among those that were recorded and the further ones. @default nobody looks */
  readonly why?: Omit<ExplainAnomaliesDeps, 'changes'> & {
    readonly further?: readonly NamedChanges[];
  };
  readonly clock: Clock;
  readonly limits: AnomalyLimits;
  /** @default those of the source */
  readonly usageTypes?: UsageTypeCosts;
}

export interface AssessedAnomalies {
  /** What is new, greatest impact first. */
  readonly violations: readonly AnomalyViolation[];
  /** Those of them that were written now. */
  readonly fresh: readonly AnomalyViolation[];
  /** For the report: what is going on, and what was in the last weeks. */
  readonly anomalies: AnomalySection;
  readonly faults: readonly ReadFault[];
}

const reportedDays = 35;

/**
 * Judges the complete days of a reading and records what is new about its anomalies: each once, with
 * its causes. What is remembered is saved last, so that a run that dies tells the same again, and the
 * store knows it. Where the costs of its scope cannot be read, that is a fault and unknown, nothing is
 * remembered, and the next run judges those days as well. Throws when the ledger or the store fails.
 */
export async function assessAnomalies(
  deps: AssessAnomaliesDeps,
  whole: CostReading,
): Promise<AssessedAnomalies> {
  const { scope = {} } = deps.limits;
  const { usageTypes = usageTypeCosts(deps.source, whole) } = deps;
  if (isWhole(scope)) return assess({ ...deps, usageTypes }, whole);
  const source = scopedSource(deps.source, scope);
  const read = await readingInScope(whole, scope, source).catch((error: unknown) =>
    notLooked(deps.limits, error),
  );
  if (!('reading' in read)) return read;
  const assessed = await assess({ ...deps, source, usageTypes }, read.reading);
  return { ...assessed, faults: [...read.faults, ...assessed.faults] };
}

/** Nothing is known of the anomalies of a detector whose costs could not be read. */
function notLooked({ name, minimumImpact }: AnomalyLimits, error: unknown): AssessedAnomalies {
  const reason = error instanceof Error ? error.message : String(error);
  const fault: ReadFault = {
    source: name === undefined ? 'money.anomalies.scope' : `detector ${name}`,
    code: error instanceof ScopeError ? 'unsupported' : 'unreadable',
    message: `anomalies were not looked for: ${reason}`,
  };
  const unknown = [{ ...(name !== undefined && { detector: name }), reason }];
  return {
    violations: [],
    fresh: [],
    anomalies: { ...anomalySection([], { minimumImpact }), unknown },
    faults: [fault],
  };
}

async function assess(
  deps: AssessAnomaliesDeps & { readonly usageTypes: UsageTypeCosts },
  reading: CostReading,
): Promise<AssessedAnomalies> {
  const { ledger, store, clock, limits, source, usageTypes } = deps;
  const detectedAt = clock.now().toISOString();
  const until = completeUntil(reading, detectedAt.slice(0, 10));
  const { name } = limits;
  const remembered = name === undefined ? reading.source : `${reading.source}, ${name}`;
  const memory = await ledger.load(remembered);
  const toJudge = leavesToJudge(reading, tableOf(reading.records), until);
  const usage = await usageTypes(limits.scope ?? {}, source);
  const { episodes } = await judgeLeaves(toJudge, usage.detail);
  const own = name === undefined ? episodes : episodes.map((it) => seenBy(name, it));
  const followed = followEpisodes(memory, own, until);
  const told = tellEpisodes(followed, limits.minimumImpact, until);
  const explained = await explainEpisodes(
    source,
    told.news.filter(({ what }) => what !== 'ended').map(({ tracked }) => tracked.episode),
    limits,
  );
  const byId = new Map(explained.episodes.map((episode) => [episode.id, episode]));
  const { suspects, faults } = await suspectsOf(deps, explained.episodes);
  const violations = told.news.map(({ what, tracked }) => {
    const episode = byId.get(tracked.episode.id) ?? tracked.episode;
    const news = { what, tracked: { ...tracked, episode } };
    const suspected = suspects.get(episode.id);
    return {
      ...anomalyViolation(news, reading, detectedAt, limits.highImpact),
      ...(suspected && { suspects: suspected }),
    };
  });
  const fresh: AnomalyViolation[] = [];
  for (const violation of violations)
    if ((await store.record(violation)) === 'new') fresh.push(violation);
  await ledger.save(remembered, told.memory);
  const from = addDays(until, -reportedDays);
  const recent = followed.filter(({ episode: { lastDay } }) => lastDay >= from);
  const groups = rollUp(recent.map(({ episode }) => byId.get(episode.id) ?? episode));
  return {
    violations,
    fresh,
    anomalies: anomalySection(groups, limits),
    faults: [...usage.faults, ...explained.faults, ...faults],
  };
}

/** The same costs may be off in two parts of the bill: to whoever watches one, it is a fact of its own. */
const seenBy = (detector: string, { id, leaf, offsetBy, ...episode }: AnomalyEpisode) => ({
  ...episode,
  id: fingerprint('detector', detector, id),
  leaf: { ...leaf, detector },
  ...(offsetBy && { offsetBy: { ...offsetBy, detector } }),
});

/** Changes that can explain what opened or grew; the anomalies are told also when that fails. */
async function suspectsOf(
  { why, store, clock }: AssessAnomaliesDeps,
  episodes: readonly AnomalyEpisode[],
): Promise<Omit<Awaited<ReturnType<typeof explainAnomalies>>, 'unseen'>> {
  if (why === undefined) return { suspects: new Map(), faults: [] };
  try {
    // Recorded changes first: they are read in no time.
    const recorded = { name: 'recorded changes', source: recordedChanges(store) };
    const sources = [recorded, ...(why.further ?? [])];
    const changes = changesInTime(sources, { clock, limitMs: lookBackMs });
    return await explainAnomalies({ ...why, changes }, episodes);
  } catch (error) {
    const message = `which changes can explain the anomalies is not known: ${error instanceof Error ? error.message : String(error)}`;
    return {
      suspects: new Map(),
      faults: [{ source: 'recorded changes', code: 'unreadable', message }],
    };
  }
}

/** Of the fifteen minutes that a function may run. */
const lookBackMs = 8 * 60_000;

export const episodesShown = 50;

/** Groups that came to the minimum, greatest first, at most fifty episodes; the rest is counted. */
export function anomalySection(
  groups: readonly AnomalyGroup[],
  { minimumImpact }: Pick<AnomalyLimits, 'minimumImpact'>,
): AnomalySection {
  const worth = groups.filter(({ impact }) => Math.abs(impact) >= minimumImpact);
  const episodes = worth.flatMap(partsThatMatter);
  return {
    episodes: episodes.slice(0, episodesShown),
    notShown: Math.max(0, episodes.length - episodesShown),
    tooSmall: groups.length - worth.length,
    minimumImpact,
  };
}
