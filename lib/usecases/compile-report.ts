import type { ChangePolicy } from '../domain/change/policy.ts';
import type { Resolution } from '../domain/change/resolution.ts';
import { addTallies, type ChangeTally, emptyTally } from '../domain/change/tally.ts';
import type { OnFault, ReadFault } from '../domain/fault/read-fault.ts';
import type { Report } from '../domain/scorecard/report.ts';
import type { Scorecard } from '../domain/scorecard/scorecard.ts';
import type { Exception } from '../domain/violation/exception.ts';
import { exceptionKey } from '../domain/violation/exception-key.ts';
import type { TimeWindow } from '../ports/change-source.ts';
import type { Clock } from '../ports/clock.ts';
import type { HealthLedger } from '../ports/health-ledger.ts';
import type { IncidentLog } from '../ports/incident-log.ts';
import type { JudgedMoney, MoneyLedger } from '../ports/money-ledger.ts';
import type { ResolutionLog } from '../ports/resolution-log.ts';
import type { ScorecardHistory } from '../ports/scorecard-history.ts';
import type { SweepLedger } from '../ports/sweep-ledger.ts';
import type { ViolationStore } from '../ports/violation-store.ts';
import { answeredIncidents } from './answered-incidents.ts';
import { addFaults, buildReport, type ChangeFindings } from './build-report.ts';
import { healthBlindSpots } from './health/health-blind-spots.ts';
import { type OwnBillDeps, reportedBill } from './reported-bill.ts';
import { type RegionCoverage, sweepBlindSpots } from './sweep-blind-spots.ts';
import { addViolation, emptyDigest, type ViolationDigest } from './violation-digest.ts';

export interface CompileReportDeps {
  readonly store: Pick<ViolationStore, 'list'>;
  readonly ledger: Pick<SweepLedger, 'list' | 'watermark'>;
  readonly clock: Clock;
  readonly policy: Pick<ChangePolicy, 'exceptions'>;
  /** The account that is watched. */
  readonly account: string;
  /** Regions that are swept. */
  readonly regions: readonly string[];
  readonly money: Pick<MoneyLedger, 'latest'>;
  readonly scorecards: Pick<ScorecardHistory, 'latest'>;
  readonly health: Pick<HealthLedger, 'latest'>;
  /** How violations ended. @default nobody knows */
  readonly resolutions?: Pick<ResolutionLog, 'list'>;
  /** What people said of incidents. @default nobody knows */
  readonly incidents?: Pick<IncidentLog, 'list'>;
  /** For what Bandog itself costs. @default nobody looks */
  readonly ownBill?: OwnBillDeps;
}

const unitMs: Readonly<Record<string, number>> = { h: 3_600_000, d: 86_400_000, w: 604_800_000 };

/** The report on the time since `since` (`24h`, `7d`, `4w`), from what a deployed Bandog stored. */
export async function compileReport(deps: CompileReportDeps, since: string): Promise<Report> {
  const generatedAt = deps.clock.now().toISOString();
  const from = new Date(Date.parse(generatedAt) - sinceMs(since)).toISOString();
  const period = { from, to: generatedAt };
  const faults: ReadFault[] = [];
  const { changes, blindSpots } = await changesOf(deps, period, (fault) => faults.push(fault));
  const judged = await deps.money.latest();
  const scorecard = await deps.scorecards.latest();
  return buildReport({
    generatedAt,
    period,
    changes,
    ...(judged && { money: judged.money }),
    ...(scorecard && { scorecard }),
    ...(deps.ownBill && { ownBill: await reportedBill(deps.ownBill, changes.tally, period) }),
    faults: addFaults({ total: 0, shown: [] }, [...faults, ...(judged?.faults ?? [])]),
    blindSpots: [
      ...blindSpots,
      ...moneyBlindSpots(judged, generatedAt),
      ...scorecardBlindSpots(scorecard, generatedAt),
      ...healthBlindSpots(await deps.health.latest(), generatedAt),
    ],
  });
}

/** Milliseconds of `24h`, `7d` or `4w`; throws a RangeError on anything else. */
function sinceMs(since: string): number {
  const [, count, unit] = /^([1-9]\d{0,3})([hdw])$/.exec(since) ?? [];
  const ms = Number(count) * (unitMs[unit ?? ''] ?? Number.NaN);
  if (Number.isFinite(ms)) return ms;
  throw new RangeError(
    `since must be a number of h, d or w, e.g. "7d", not ${JSON.stringify(since)}`,
  );
}

async function changesOf(
  deps: CompileReportDeps,
  period: Required<TimeWindow>,
  onFault: OnFault,
): Promise<{ readonly changes: ChangeFindings; readonly blindSpots: readonly string[] }> {
  const { exceptions } = deps.policy;
  let tally: ChangeTally = emptyTally();
  const uses = new Map<string, number>();
  const firstSwept = new Map<string, string>();
  for await (const window of deps.ledger.list(period)) {
    tally = addTallies(tally, window.tally);
    const first = firstSwept.get(window.region);
    if (first === undefined || window.from < first) firstSwept.set(window.region, window.from);
    for (const [key, used] of Object.entries(window.exceptionUses)) {
      uses.set(key, (uses.get(key) ?? 0) + used);
    }
  }
  const digest = emptyDigest();
  const ends = await deps.resolutions?.list(period, onFault);
  for await (const violation of deps.store.list(period, onFault)) {
    if (violation.subject !== 'change') continue;
    const resolution = ends?.get(violation.fingerprint);
    addViolation(digest, { ...violation, ...(resolution && { resolution }) });
  }
  const coverage = await coverageOf(deps, firstSwept);
  return {
    changes: {
      tally,
      digest,
      accounts: new Set([deps.account, ...digest.kept.map(({ account }) => account)]),
      regions: deps.regions,
      exceptions,
      exceptionUses: usesOf(exceptions, uses),
      ...(await answersOf(deps, period, { digest, ends, onFault })),
    },
    blindSpots: sweepBlindSpots(coverage, period),
  };
}

async function answersOf(
  { incidents, policy: { exceptions } }: CompileReportDeps,
  period: Required<TimeWindow>,
  {
    digest: { kept: violations },
    ends = new Map(),
    onFault,
  }: {
    readonly digest: ViolationDigest;
    readonly ends: ReadonlyMap<string, Resolution> | undefined;
    readonly onFault: OnFault;
  },
): Promise<Pick<ChangeFindings, 'answered'>> {
  if (incidents === undefined) return {};
  const actions = await incidents.list(period, onFault);
  return { answered: answeredIncidents({ violations, actions, ends, exceptions, now: period.to }) };
}

const usesOf = (exceptions: readonly Exception[], uses: ReadonlyMap<string, number>) =>
  new Map(exceptions.map((exception) => [exception, uses.get(exceptionKey(exception)) ?? 0]));

async function coverageOf(
  { ledger, regions }: CompileReportDeps,
  firstSwept: ReadonlyMap<string, string>,
): Promise<RegionCoverage[]> {
  const coverage: RegionCoverage[] = [];
  for (const region of regions) {
    coverage.push({ region, first: firstSwept.get(region), upTo: await ledger.watermark(region) });
  }
  return coverage;
}

/** Costs are judged once a day; more than a day and a half is too long ago. */
const usualAgeMs = 36 * 3_600_000;

function moneyBlindSpots(judged: JudgedMoney | undefined, now: string): string[] {
  if (judged === undefined)
    return ['costs were never judged: the daily look at them has not run yet'];
  const ageMs = Date.parse(now) - Date.parse(judged.judgedAt);
  return ageMs > usualAgeMs ? [`costs were last judged at ${judged.judgedAt}`] : [];
}

/** The scorecard is graded once a week. */
const usualScorecardAgeMs = 8 * 86_400_000;

function scorecardBlindSpots(scorecard: Scorecard | undefined, now: string): string[] {
  if (scorecard === undefined) return ['the scorecard was never graded: its weekly run is to come'];
  const { gradedAt } = scorecard;
  const old = Date.parse(now) - Date.parse(gradedAt) > usualScorecardAgeMs;
  return old ? [`the scorecard was last graded at ${gradedAt}`] : [];
}
