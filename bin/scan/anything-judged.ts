import type { ChangeSection, Report } from '../../lib/domain/scorecard/report.ts';

/** Whether a report has an answer at all: a page of nothing but faults is none. */
export const anythingJudged = ({ changes, money }: Partial<Report>): boolean =>
  money !== undefined || (changes !== undefined && wereJudged(changes));

/** Nothing to judge is a clean answer; something of which nothing could be read is none. */
const wereJudged = ({ tally }: ChangeSection): boolean =>
  tally.seen === 0 || tally.seen > tally.unreadable;
