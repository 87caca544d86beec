import type { Ownership } from '../domain/change/ownership.ts';
import { storyOfEvent } from '../domain/change/story-of-event.ts';
import type { Alert } from '../domain/violation/alert.ts';
import { differenceOf } from '../domain/violation/difference-of.ts';
import type { Violation } from '../domain/violation/violation.ts';
import { alertWords } from './alert-words.ts';
import { anomalyRow } from './anomaly-row.ts';
import { differenceText } from './difference-words.ts';
import { jsonBytes } from './json-bytes.ts';
import { ownerText } from './owner-words.ts';
import { priceText } from './price-words.ts';

const longestValue = 512;

/** An alert for programs, without its violations; `schemaVersion` changes when a program must. */
export function alertHead(alert: Alert) {
  return {
    schemaVersion: 1,
    source: 'bandog',
    incidentId: alert.incidentId,
    subject: alert.subject,
    severity: alert.severity,
    account: clip(alert.account),
    headline: alertWords(alert).headline,
  };
}

/**
 * An alert for programs: its violations oldest first, as many as fit into `longestBytes` as a JSON text
 * inside JSON; `notShown` counts the rest.
 */
export function alertDocument(alert: Alert, longestBytes: number) {
  const violations: ReturnType<typeof violationRow>[] = [];
  let left = longestBytes;
  for (const row of alert.violations.map(violationRow)) {
    left -= jsonBytes(JSON.stringify(row));
    if (left < 0) break;
    violations.push(row);
  }
  const notShown = alert.violations.length - violations.length;
  return { ...alertHead(alert), violations, notShown };
}

/** One violation for programs; texts are clipped, nothing in it is escaped. */
export function violationRow(violation: Violation) {
  const { fingerprint, kind, severity, account, at, detectedAt } = violation;
  const reason = clip(violation.reason);
  const common = {
    fingerprint,
    kind,
    severity,
    account: clip(account),
    at,
    detectedAt,
    reason,
  };
  if (violation.subject === 'change') return { ...common, change: changeRow(violation) };
  if (violation.subject === 'cost') return { ...common, cost: costRow(violation) };
  const { episode, suspects, currency, metric } = violation;
  return { ...common, anomaly: { currency, metric, ...anomalyRow(episode, suspects, clip) } };
}

function changeRow(violation: Extract<Violation, { subject: 'change' }>) {
  const { event, verdict, owner, price } = violation;
  const difference = differenceOf(violation);
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
  ...Object.fromEntries(
    Object.entries(owner).flatMap(([field, value]) =>
      typeof value === 'string' ? [[field, clip(value)]] : [],
    ),
  ),
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
