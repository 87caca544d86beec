import type { Alert } from '../domain/violation/alert.ts';
import { alertHead, violationRow } from './alert-document.ts';

/** An alert as events for the user's own rules: one a violation, so that a rule can match on any of its
 * fields; and how an incident stands now as one event. */
export function busEvents(alert: Alert) {
  const { headline, ...head } = alertHead(alert);
  if (alert.standing !== undefined) {
    const at =
      'action' in alert.standing ? alert.standing.action.at : alert.violations[0].detectedAt;
    return [{ detailType: 'Bandog Incident Update', detail: { ...head, headline }, at }];
  }
  return alert.violations.map((violation) => ({
    detailType: 'Bandog Violation',
    detail: { ...head, violation: violationRow(violation) },
    at: violation.detectedAt,
  }));
}
