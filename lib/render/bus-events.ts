import type { Alert } from '../domain/violation/alert.ts';
import { alertHead, violationRow } from './alert-document.ts';

/** An alert as events for the user's own rules: one a violation, so that a rule can match on any of its fields. */
export function busEvents(alert: Alert) {
  const { headline, ...head } = alertHead(alert);
  return alert.violations.map((violation) => ({
    detailType: 'Bandog Violation',
    detail: { ...head, violation: violationRow(violation) },
    at: violation.detectedAt,
  }));
}
