import type { ChangeEvent } from '../domain/change/change-event.ts';
import { type JudgedChange, judge } from '../domain/change/judge.ts';
import type { ChangePolicy } from '../domain/change/policy.ts';
import { changeViolation } from '../domain/violation/change-violation.ts';
import type { Clock } from '../ports/clock.ts';
import type { Owners } from '../ports/owners.ts';
import type { ViolationStore } from '../ports/violation-store.ts';

export interface AssessChangeDeps {
  readonly policy: ChangePolicy;
  readonly store: ViolationStore;
  readonly clock: Clock;
  /** Says whose code owns what was changed. @default nobody looks */
  readonly owners?: Owners;
}

export interface AssessedChange extends JudgedChange {
  /** Whether a violation was written now, was there before, or there is none. */
  readonly stored: 'new' | 'known' | 'none';
}

/** Judges one event and records a violation once. Both the live path and the sweep come through here. */
export async function assessChange(
  deps: AssessChangeDeps,
  event: ChangeEvent,
): Promise<AssessedChange> {
  const judged = judge(event, deps.policy);
  const violation = changeViolation(judged, deps.policy, deps.clock.now().toISOString());
  if (violation === undefined) return { ...judged, stored: 'none' };
  const owner = await deps.owners?.ownerOf(event);
  return { ...judged, stored: await deps.store.record({ ...violation, ...(owner && { owner }) }) };
}
