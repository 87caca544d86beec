import type { Alert } from '../domain/violation/alert.ts';
import type {
  AnomalyViolation,
  ChangeViolation,
  CostViolation,
} from '../domain/violation/violation.ts';
import type { AlertText } from './alert-text.ts';
import { anomalyWords } from './anomaly-words.ts';
import { changeWords } from './change-words.ts';
import { costWords } from './cost-words.ts';
import { plain } from './escape.ts';

const longestHeadline = 300;
const longestText = 600;

/** The words of an alert, for every channel that speaks to people. */
export function alertWords(alert: Alert): AlertText {
  const { headline, ...words } = wordsOf(alert);
  return {
    headline: plain(`[${alert.severity}] ${headline}`, longestHeadline),
    facts: words.facts.map(({ label, text }) => ({ label, text: plain(text, longestText) })),
    items: words.items.map((item) => plain(item, longestText)),
    ...(words.commands && { commands: words.commands }),
    steps: words.steps,
    links: words.links,
  };
}

function wordsOf(alert: Alert): AlertText {
  const [first, ...rest] = alert.violations;
  switch (first.subject) {
    case 'change':
      return changeWords([first, ...rest.filter(isChange)]);
    case 'cost':
      return costWords([first, ...rest.filter(isCost)]);
    case 'anomaly':
      return anomalyWords([first, ...rest.filter(isAnomaly)]);
  }
}

const isChange = (it: Alert['violations'][number]): it is ChangeViolation =>
  it.subject === 'change';
const isCost = (it: Alert['violations'][number]): it is CostViolation => it.subject === 'cost';
const isAnomaly = (it: Alert['violations'][number]): it is AnomalyViolation =>
  it.subject === 'anomaly';
