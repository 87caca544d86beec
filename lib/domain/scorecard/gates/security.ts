import { gate } from '../gate.ts';
import { gapsOf, type Look, valuesOf } from '../look.ts';
import type { Gate } from '../scorecard.ts';

/** One open critical finding. */
interface CriticalFinding {
  /** The same finding seen from two regions has the same id. */
  readonly id: string;
  /** What and where. Hostile text. */
  readonly text: string;
}

/** What one scanner in one region knows. */
export interface ScannerState {
  /** e.g. `Inspector eu-central-1`. */
  readonly scanner: string;
  /** All that are open. */
  readonly critical: readonly CriticalFinding[];
  /** What was scanned; or why nothing proves that it looked, so that no finding means nothing. */
  readonly coverage:
    | { readonly kind: 'proven'; readonly text: string }
    | { readonly kind: 'unproven'; readonly reason: string };
}

/** Passes when no critical finding is open and every scanner is known to have looked. */
export function security(looks: readonly Look<ScannerState>[]): Gate {
  const states = valuesOf(looks);
  const findings = new Map(states.flatMap((it) => it.critical.map(({ id, text }) => [id, text])));
  const blind = [
    ...gapsOf(looks),
    ...states.flatMap(({ scanner, coverage }) =>
      coverage.kind === 'unproven' ? [`${scanner}: ${coverage.reason}`] : [],
    ),
  ];
  if (findings.size > 0) {
    const what = findings.size === 1 ? 'critical finding is' : 'critical findings are';
    return gate('security', 'fail', `${findings.size} ${what} open`, [
      ...findings.values(),
      ...blind,
    ]);
  }
  const [gap = 'no scanner was asked', ...others] = blind;
  if (blind.length > 0 || states.length === 0) return gate('security', 'unknown', gap, others);
  const proof = states.flatMap(({ scanner, coverage }) =>
    coverage.kind === 'proven' ? [`${scanner}: ${coverage.text}`] : [],
  );
  return gate('security', 'pass', 'no critical finding is open, and scanning is proven', proof);
}
