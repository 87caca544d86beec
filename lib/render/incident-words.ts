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

/** The words of an incident; its violations are all of one subject. */
export function incidentWords(alert: Pick<Alert, 'violations'>): AlertText {
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
