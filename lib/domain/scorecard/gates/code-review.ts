import { gate } from '../gate.ts';
import { gapsOf, type Look, valuesOf } from '../look.ts';
import type { Gate } from '../scorecard.ts';

/** Changes through IaC, or deployments, by what is known of the review behind each. */
export interface ReviewCounts {
  /** An approved pull request is behind them. */
  readonly reviewed: number;
  /** It is known that none is. */
  readonly unreviewed: number;
  readonly unknown: number;
  /** The first that are unreviewed or unknown, a sentence each. Hostile text. */
  readonly examples: readonly string[];
}

/** Passes when every change through IaC leads back to a commit with an approved pull request. */
export function codeReview(looks: readonly Look<ReviewCounts>[]): Gate {
  const counts = valuesOf(looks);
  const gaps = gapsOf(looks);
  const evidence = [...counts.flatMap(({ examples }) => examples), ...gaps];
  const [reviewed, unreviewed, unknown] = (['reviewed', 'unreviewed', 'unknown'] as const).map(
    (key) => counts.reduce((sum, it) => sum + it[key], 0),
  ) as [number, number, number];
  const all = reviewed + unreviewed + unknown;
  if (unreviewed > 0) {
    const reason = `${unreviewed} of ${all} changes through IaC ${unreviewed === 1 ? 'was' : 'were'} not reviewed`;
    return gate('code-review', 'fail', reason, evidence);
  }
  if (unknown > 0) {
    const reason = `it is not known whether ${unknown} of ${all} changes through IaC were reviewed`;
    return gate('code-review', 'unknown', reason, evidence);
  }
  const [gap = 'nobody looked for reviews', ...others] = gaps;
  if (gaps.length > 0 || counts.length === 0) return gate('code-review', 'unknown', gap, others);
  const nothing = 'nothing was changed through IaC in this period';
  return gate(
    'code-review',
    'pass',
    all === 0 ? nothing : `all ${all} changes through IaC were reviewed`,
    evidence,
  );
}
