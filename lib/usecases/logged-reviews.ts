import type { ReviewCounts } from '../domain/scorecard/gates/code-review.ts';
import { reviewsByOrigin } from '../domain/scorecard/gates/reviews-by-origin.ts';
import type { DeploymentLog, ReviewedDeployment } from '../ports/deployment-log.ts';
import type { Probe } from '../ports/probe.ts';
import type { SweepLedger } from '../ports/sweep-ledger.ts';
import { sweptChanges } from './swept-changes.ts';

interface LoggedReviewsDeps {
  readonly log: Pick<DeploymentLog, 'list'>;
  readonly ledger: Pick<SweepLedger, 'list' | 'watermark'>;
  /** Regions that are swept. */
  readonly regions: readonly string[];
}

/**
 * The reviews behind deployments as the sweep followed them up, and what went round the pipeline.
 * Where none was followed up, the origins of changes have to do.
 */
export function loggedReviews({ log, ledger, regions }: LoggedReviewsDeps): Probe<ReviewCounts> {
  const source = 'deployments';
  return {
    source,
    async look(period) {
      const { tally, gaps } = await sweptChanges(ledger, regions, period);
      const deployments: ReviewedDeployment[] = [];
      for await (const deployment of log.list(period)) deployments.push(deployment);
      if (deployments.length === 0) return reviewsByOrigin(tally, gaps);
      const count = (kind: ReviewedDeployment['review']['kind']) =>
        deployments.filter(({ review }) => review.kind === kind).length;
      const round = tally.byOrigin['iac-unapproved'];
      const unreviewed = count('unreviewed') + round;
      const [gap] = gaps;
      if (gap !== undefined && unreviewed === 0) return { kind: 'unseen', source, reason: gap };
      const examples = [
        ...(round > 0 ? [`${round} changes went round the pipeline`] : []),
        ...['unreviewed', 'unknown'].flatMap((kind) =>
          deployments.filter(({ review }) => review.kind === kind).map(sentence),
        ),
        ...aloneOf(deployments),
        ...gaps,
      ];
      const counts = { reviewed: count('reviewed'), unreviewed, unknown: count('unknown') };
      return { kind: 'seen', source, value: { ...counts, examples } };
    },
  };
}

/** What was passed by its commit alone. */
function aloneOf(deployments: readonly ReviewedDeployment[]): string[] {
  const alone = deployments.filter(
    ({ review }) => review.kind === 'reviewed' && review.since === undefined,
  ).length;
  if (alone === 0) return [];
  return [
    `of ${alone} deployments only the commit itself was looked at, not what came in beneath it: no earlier deployment of its repository is known`,
  ];
}

const sentence = ({ engine, unit, at, review }: ReviewedDeployment): string =>
  `${engine} ${unit}, ${at.slice(0, 10)}: ${review.kind === 'reviewed' ? review.url : review.reason}`;
