import type { Ownership } from '../domain/change/ownership.ts';
import { storyOfEvent } from '../domain/change/story-of-event.ts';
import type { Alert } from '../domain/violation/alert.ts';
import { severities } from '../domain/violation/severity.ts';
import type { Violation } from '../domain/violation/violation.ts';
import { alertWords } from './alert-words.ts';
import { anomalyRow } from './anomaly-row.ts';
import { differenceText } from './difference-words.ts';
import { email } from './email.ts';
import { plain } from './escape.ts';
import { jsonBytes } from './json-bytes.ts';
import { ownerText } from './owner-words.ts';
import { priceText } from './price-words.ts';

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
    document: JSON.stringify(toDocument(alert)),
    attributes: {
      severity: alert.severity,
      kind: worst.kind,
      account: plain(alert.account, longestValue) || 'unknown',
    },
  };
}

const rank = ({ severity }: Violation): number => severities.indexOf(severity);

/** Oldest violations first, as many as fit; `notShown` counts the rest. */
function toDocument(alert: Alert) {
  const violations: ReturnType<typeof toRow>[] = [];
  let left = longestDocument;
  for (const row of alert.violations.map(toRow)) {
    left -= jsonBytes(JSON.stringify(row));
    if (left < 0) break;
    violations.push(row);
  }
  return {
    schemaVersion: 1,
    source: 'bandog',
    incidentId: alert.incidentId,
    subject: alert.subject,
    severity: alert.severity,
    account: alert.account,
    headline: alertWords(alert).headline,
    violations,
    notShown: alert.violations.length - violations.length,
  };
}

function toRow(violation: Violation) {
  const { fingerprint, kind, severity, account, at, detectedAt } = violation;
  const reason = clip(violation.reason);
  const common = { fingerprint, kind, severity, account, at, detectedAt, reason };
  if (violation.subject === 'change') return { ...common, change: changeRow(violation) };
  if (violation.subject === 'cost') return { ...common, cost: costRow(violation) };
  const { episode, suspects, currency, metric } = violation;
  return { ...common, anomaly: { currency, metric, ...anomalyRow(episode, suspects, clip) } };
}

function changeRow({
  event,
  verdict,
  owner,
  price,
  difference,
}: Extract<Violation, { subject: 'change' }>) {
  return {
    eventId: clip(event.id),
    provider: event.provider,
    region: clip(event.region),
    service: clip(event.service),
    action: clip(event.action),
    story: clip(storyOfEvent(event)),
    effect: event.effect,
    risks: event.risks,
    actor: {
      kind: event.actor.kind,
      name: clip(event.actor.name),
      principal: clip(event.actor.principal),
    },
    resources: event.resources.slice(0, 10).map(({ id }) => clip(id)),
    origin: verdict.origin,
    channel: verdict.channel,
    rule: verdict.rule,
    restsOn: verdict.restsOn,
    ...(owner !== undefined && { owner: ownerRow(owner) }),
    ...(price !== undefined && { price: clip(priceText(price)) }),
    ...(difference !== undefined && { now: clip(differenceText(difference)) }),
  };
}

const ownerRow = (owner: Ownership) => ({
  ...Object.fromEntries(Object.entries(owner).map(([field, value]) => [field, clip(value)])),
  text: ownerText(owner),
});

function costRow({ state, crossing }: Extract<Violation, { subject: 'cost' }>) {
  return {
    budget: clip(state.budget.name),
    month: state.month,
    currency: state.currency,
    metric: state.metric,
    amount: state.amount,
    ...(state.asOf !== undefined && { asOf: state.asOf }),
    actualToDate: state.actualToDate,
    expectedToDate: state.expectedToDate,
    projection: state.projection,
    threshold: crossing.threshold,
    limitAmount: crossing.limitAmount,
    crossedAt: crossing.amount,
  };
}

const clip = (text: string): string =>
  text.length <= longestValue ? text : `${text.slice(0, longestValue - 1).toWellFormed()}…`;
