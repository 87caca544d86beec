import pMap from 'p-map';
import type { LaterCalls } from '../domain/change/later-calls.ts';
import type { Resolution } from '../domain/change/resolution.ts';
import type { OnFault, ReadFault } from '../domain/fault/read-fault.ts';
import { endsOf } from '../domain/violation/ends-of.ts';
import type { ChangeViolation, Violation } from '../domain/violation/violation.ts';
import type { Clock } from '../ports/clock.ts';
import type { DriftReader } from '../ports/drift-reader.ts';
import type { ResolutionLog } from '../ports/resolution-log.ts';
import type { ViolationStore } from '../ports/violation-store.ts';

export interface RecheckViolationsDeps {
  readonly store: Pick<ViolationStore, 'list'>;
  readonly resolutions: ResolutionLog;
  /** What was called since. */
  readonly laterCalls: LaterCalls;
  /** Looks at the live resources; absent where that is not wanted. */
  readonly drift?: DriftReader;
  readonly clock: Clock;
  /** Milliseconds left to work in. */
  readonly remainingTimeMs: () => number;
}

export interface RecheckedViolations {
  /** Violations of the last days that stood before. */
  readonly open: number;
  /** How many of them have ended, by how. */
  readonly ended: Readonly<Partial<Record<Resolution['how'], number>>>;
  /** Rows that were not looked at, because this version cannot read them. */
  readonly faults: readonly ReadFault[];
}

const lookBackMs = 7 * 86_400_000;
/** Each look takes seconds and two calls. */
const looksAtMost = 40;
const looksAtOnce = 4;
const reserveMs = 30_000;

/**
 * Closes the violations of the last seven days that a later call ended or, where that is looked at,
 * whose change the live resource no longer shows (the newest forty each time).
 */
export async function recheckViolations(deps: RecheckViolationsDeps): Promise<RecheckedViolations> {
  const now = deps.clock.now();
  const window = {
    from: new Date(now.getTime() - lookBackMs).toISOString(),
    to: now.toISOString(),
  };
  const faults: ReadFault[] = [];
  const open = await openIn(deps, window, (fault) => faults.push(fault));
  const ends = endsOf(open, deps.laterCalls);
  const standing = open.filter(({ fingerprint }) => !ends.has(fingerprint));
  for (const [fingerprint, end] of await lookAt(deps, standing)) ends.set(fingerprint, end);
  const ended: Partial<Record<Resolution['how'], number>> = {};
  // The latest first: a call that put another back is known as its counterpart as long as that one stands.
  for (const violation of open.toReversed()) {
    const end = ends.get(violation.fingerprint);
    if (end === undefined) continue;
    await deps.resolutions.resolve(violation, end, now.toISOString());
    ended[end.how] = (ended[end.how] ?? 0) + 1;
  }
  return { open: open.length, ended, faults };
}

async function openIn(
  { store, resolutions }: RecheckViolationsDeps,
  window: { readonly from: string; readonly to: string },
  onFault: OnFault,
): Promise<ChangeViolation[]> {
  const known = await resolutions.list(window, onFault);
  const open: ChangeViolation[] = [];
  for await (const violation of store.list(window, onFault)) {
    if (!canEnd(violation) || known.has(violation.fingerprint)) continue;
    open.push(violation);
  }
  return open;
}

/** That nobody reviewed a deployment is not undone by what is deployed later. */
export const canEnd = (violation: Violation): violation is ChangeViolation =>
  violation.subject === 'change' && violation.kind !== 'unreviewed-deployment';

async function lookAt(
  { drift, clock, remainingTimeMs }: RecheckViolationsDeps,
  standing: readonly ChangeViolation[],
): Promise<Map<string, Resolution>> {
  if (drift === undefined) return new Map();
  const newest = standing.slice(-looksAtMost);
  const found = await pMap(
    newest,
    async ({ fingerprint, event, owner }): Promise<[string, Resolution] | undefined> => {
      if (remainingTimeMs() < reserveMs) return undefined;
      const { touched } = await drift.read(event, owner);
      if (touched?.kind !== 'no-longer') return undefined;
      const at = clock.now().toISOString();
      return [fingerprint, { how: 'found-undone', at, detail: touched.detail }];
    },
    { concurrency: looksAtOnce },
  );
  return new Map(found.filter((it) => it !== undefined));
}
