import type { Alert } from '../domain/violation/alert.ts';
import type { Severity } from '../domain/violation/severity.ts';
import type { Standing } from '../domain/violation/standing.ts';
import { alertWords } from './alert-words.ts';
import { clip } from './clip.ts';
import { plain } from './escape.ts';

/** PagerDuty has four severities. */
const severities: Record<Severity, 'critical' | 'error' | 'warning' | 'info'> = {
  critical: 'critical',
  high: 'error',
  medium: 'warning',
  low: 'info',
  info: 'info',
};

/** An event of PagerDuty's Events API v2, but for the routing key. */
export interface PagerDutyEvent {
  readonly event_action: 'trigger' | 'acknowledge' | 'resolve';
  /** One incident here is one alert there, however often it is told. */
  readonly dedup_key: string;
  readonly client?: 'Bandog';
  readonly payload?: {
    readonly summary: string;
    readonly source: string;
    readonly severity: 'critical' | 'error' | 'warning' | 'info';
    readonly timestamp: string;
    readonly component: string;
    readonly class: string;
    readonly custom_details: Readonly<Record<string, string>>;
  };
  readonly links?: readonly { readonly href: string; readonly text: string }[];
}

/** PagerDuty cuts a summary at 1,024 characters and refuses an event of more than 512 KB. */
const longest = { summary: 1024, detail: 1000 } as const;
/** Items that are listed; the rest is counted. */
const itemsShown = 100;

/** Only what is done with closes. */
const actionOf = ({ state }: Standing): 'acknowledge' | 'resolve' =>
  state === 'resolved' || state === 'ended' || state.startsWith('excepted')
    ? 'resolve'
    : 'acknowledge';

/** An alert as an event that opens PagerDuty's alert, or adds to it. */
export function pagerDuty(alert: Alert): PagerDutyEvent {
  // What is open again triggers anew: with the key of a closed alert PagerDuty opens another.
  if (alert.standing !== undefined && alert.standing.state !== 'expired') {
    return { event_action: actionOf(alert.standing), dedup_key: alert.incidentId };
  }
  const { headline, facts, items, commands = [], steps, links } = alertWords(alert);
  const [first] = alert.violations;
  const more = items.length - itemsShown;
  const details = [
    ...facts,
    ...commands,
    ...items.slice(0, itemsShown).map((text, index) => ({ label: `Change ${index + 1}`, text })),
    ...(more > 0 ? [{ label: 'Besides', text: `and ${more} more` }] : []),
    ...steps.map((text, index) => ({ label: `Next ${index + 1}`, text })),
  ];
  return {
    event_action: 'trigger',
    dedup_key: alert.incidentId,
    client: 'Bandog',
    payload: {
      summary: clip(headline, longest.summary),
      source: clip(plain(alert.account), longest.detail) || 'unknown',
      severity: severities[alert.severity],
      timestamp: first.at,
      component: first.subject === 'change' ? clip(plain(first.event.service), 100) : 'money',
      class: first.kind,
      custom_details: Object.fromEntries(
        details.map(({ label, text }) => [label, clip(text, longest.detail)]),
      ),
    },
    links: links.map(({ label, url }) => ({ href: url, text: label })),
  };
}
