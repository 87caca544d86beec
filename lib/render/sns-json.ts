import type { Alert } from '../domain/violation/alert.ts';
import { severities } from '../domain/violation/severity.ts';
import type { Violation } from '../domain/violation/violation.ts';
import { alertDocument } from './alert-document.ts';
import { email } from './email.ts';
import { plain } from './escape.ts';

/** What one alert becomes on a topic: texts for people, a document for programs. */
interface TopicMessage {
  readonly subject: string;
  readonly text: string;
  readonly document: string;
  readonly attributes: {
    readonly severity: string;
    readonly kind: string;
    readonly account: string;
  };
}

/** Bytes of the violations as a JSON text inside JSON: of SNS's 256 KiB four such documents take half. */
const longestDocument = 30_000;
const longestValue = 512;

/** An alert for a topic whose subscribers are people and programs. */
export function snsJson(alert: Alert): TopicMessage {
  const { subject, body } = email(alert);
  const worst = alert.violations.reduce((a, b) => (rank(b) < rank(a) ? b : a));
  return {
    subject,
    text: body,
    document: JSON.stringify(alertDocument(alert, longestDocument)),
    attributes: {
      severity: alert.severity,
      kind: worst.kind,
      account: plain(alert.account, longestValue) || 'unknown',
    },
  };
}

const rank = ({ severity }: Violation): number => severities.indexOf(severity);
