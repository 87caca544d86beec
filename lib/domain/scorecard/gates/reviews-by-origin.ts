import type { ChangeTally } from '../../change/tally.ts';
import type { Look } from '../look.ts';
import type { ReviewCounts } from './code-review.ts';

/**
 * What the origins of changes say of reviews where no pull request can be looked up: a change through
 * IaC that went round the pipeline was not reviewed; of one through the pipeline it is not known.
 */
export function reviewsByOrigin(tally: ChangeTally, gaps: readonly string[]): Look<ReviewCounts> {
  const source = 'origins of changes';
  const { iac: unknown, 'iac-unapproved': unreviewed } = tally.byOrigin;
  const [gap = 'no event was seen'] = gaps;
  if (unknown + unreviewed === 0 && (gaps.length > 0 || tally.seen === 0))
    return { kind: 'unseen', source, reason: gap };
  const examples = [
    ...(unreviewed > 0 ? [`${unreviewed} went round the pipeline (origin iac-unapproved)`] : []),
    ...(unknown > 0 ? [`${unknown} came through it; their pull requests were not looked up`] : []),
    ...gaps,
  ];
  return { kind: 'seen', source, value: { reviewed: 0, unreviewed, unknown, examples } };
}
