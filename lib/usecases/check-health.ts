import pMap from 'p-map';
import { type AcceptedFinding, acceptFinding } from '../domain/health/accept-finding.ts';
import { type CheckedFinding, type HealthReport, unknown } from '../domain/health/finding.ts';
import type { Announcer } from '../ports/announcer.ts';
import type { Clock } from '../ports/clock.ts';
import type { HealthCheck } from '../ports/health-check.ts';
import type { HealthLedger } from '../ports/health-ledger.ts';
import { healthMessage } from '../render/health-message.ts';

interface CheckHealthDeps {
  readonly checks: readonly HealthCheck[];
  /** Problems that are known and lived with. @default none */
  readonly accepted?: readonly AcceptedFinding[];
  readonly clock: Clock;
}

const checksAtOnce = 4;

/** Makes every check; one that cannot be made is unknown, with the reason. */
export async function checkHealth({
  checks,
  accepted = [],
  clock,
}: CheckHealthDeps): Promise<HealthReport> {
  const now = clock.now();
  const today = now.toISOString().slice(0, 10);
  const findings = await pMap(
    checks,
    async (check) => acceptFinding(await findingOf(check, now), accepted, today),
    { concurrency: checksAtOnce },
  );
  return { checkedAt: now.toISOString(), findings };
}

async function findingOf(check: HealthCheck, now: Date): Promise<CheckedFinding> {
  try {
    return { check: check.name, ...(await check.look(now)) };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { check: check.name, ...unknown(reason) };
  }
}

interface WatchHealthDeps extends CheckHealthDeps {
  readonly ledger: HealthLedger;
  readonly announcer: Announcer;
}

/**
 * The same, told to people when a check finds a problem that it did not find the last time, then kept
 * for the report. Told first: a crash between the two tells twice, not never.
 */
export async function watchHealth(deps: WatchHealthDeps): Promise<HealthReport> {
  const report = await checkHealth(deps);
  const before = await deps.ledger.latest();
  const known = new Set(problemsOf(before).map(({ check }) => check));
  const fresh = problemsOf(report).filter(({ check }) => !known.has(check));
  if (fresh.length > 0) await deps.announcer.announce(healthMessage(fresh));
  await deps.ledger.save(report);
  return report;
}

const problemsOf = (report: HealthReport | undefined): readonly CheckedFinding[] =>
  report?.findings.filter(({ state }) => state === 'problem') ?? [];
