import type { Enforcement, Gate, GateAnswer, GateId } from './scorecard.ts';

/** More than anyone reads in one place. */
const evidenceKept = 20;

const enforcement: Readonly<Record<GateId, Enforcement>> = {
  'code-review': 'blocking',
  security: 'blocking',
  cost: 'blocking',
  'monitoring-coverage': 'blocking',
  'disaster-recovery': 'conditional',
};

/** A gate's answer with its enforcement; of the evidence the first pieces are kept and the rest is counted. */
export function gate(
  id: GateId,
  answer: GateAnswer,
  reason: string,
  evidence: readonly string[] = [],
): Gate {
  const rest = evidence.length - evidenceKept;
  const kept = rest > 0 ? [...evidence.slice(0, evidenceKept), `and ${rest} more`] : [...evidence];
  return { id, enforcement: enforcement[id], answer, reason, evidence: kept };
}

/** What gates together say to a pipeline. */
export type GateVerdict = 'clear' | 'blocked' | 'uncertain';

/**
 * Blocked by a blocking gate that fails. A strict pipeline is also blocked by a conditional one, and
 * does not go on where a gate is unknown.
 */
export function verdictOf(gates: readonly Gate[], strict: boolean): GateVerdict {
  if (gates.some((it) => blocks(it, strict))) return 'blocked';
  return strict && gates.some(({ answer }) => answer === 'unknown') ? 'uncertain' : 'clear';
}

/** True for a gate that fails and may stop a pipeline. */
export function blocks({ answer, enforcement: how }: Gate, strict: boolean): boolean {
  return answer === 'fail' && (strict || how === 'blocking');
}
