import type { CheckedFinding } from './finding.ts';
import { someNames } from './finding.ts';

/** A problem that is known and lived with. */
export interface AcceptedFinding {
  /** Name of the check. */
  readonly check: string;
  /** The regions that are accepted. @default whatever the check finds */
  readonly regions?: readonly string[];
  /** Last day it holds, `YYYY-MM-DD`, UTC. @default no end */
  readonly until?: string;
  readonly reason: string;
}

/**
 * The finding, or that it is accepted. A problem of which only a part is accepted stays one, and so does
 * one whose acceptance has ended: both say so. `today`: `YYYY-MM-DD`, UTC.
 */
export function acceptFinding(
  finding: CheckedFinding,
  acceptedFindings: readonly AcceptedFinding[],
  today: string,
): CheckedFinding {
  if (finding.state !== 'problem') return finding;
  const { check, text, about = [] } = finding;
  const own = acceptedFindings.filter((it) => it.check === check);
  const holding = own.filter(({ until = today }) => until >= today);
  const whole = holding.find(({ regions }) => regions === undefined);
  const known = new Set(holding.flatMap(({ regions = [] }) => regions));
  const covered = about.filter((it) => known.has(it));
  if (whole !== undefined || (about.length > 0 && covered.length === about.length)) {
    const reasons = whole ? [whole] : holding.filter((it) => touches(it, about));
    return { check, state: 'accepted', text, reason: reasons.map(inWords).join('; ') };
  }
  const part = covered.length > 0 ? `; accepted of these: ${someNames(covered)}` : '';
  const ended = own.find((it) => !holding.includes(it));
  const over = ended === undefined ? '' : `; it was accepted until ${ended.until}`;
  return { ...finding, text: `${text}${part}${over}` };
}

const touches = ({ regions = [] }: AcceptedFinding, about: readonly string[]): boolean =>
  regions.some((region) => about.includes(region));

const inWords = ({ reason, until }: AcceptedFinding): string =>
  until === undefined ? reason : `${reason} (until ${until})`;
