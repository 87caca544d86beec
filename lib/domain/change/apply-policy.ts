import { type Exception, hasBegun, hasEnded } from '../violation/exception.ts';
import { atLeast, type Severity, worse } from '../violation/severity.ts';
import type { ChangeEvent } from './change-event.ts';
import { coversChanged } from './covers-changed.ts';
import type { Origin, OriginVerdict } from './origin.ts';
import { ownResource } from './own-resources.ts';
import type { AllowedCode, ChangePolicy, ChangeViolationKind, PolicyAnswer } from './policy.ts';
import { storyOfEvent } from './story-of-event.ts';
import { fitsWildcard } from './wildcard.ts';

const allowedOrigins: Readonly<Partial<Record<Origin, AllowedCode>>> = {
  iac: 'iac',
  automation: 'automation',
  provider: 'provider',
};

const kindByOrigin: Readonly<Partial<Record<Origin, ChangeViolationKind>>> = {
  manual: 'manual-change',
  'iac-unapproved': 'unapproved-iac',
  unknown: 'unknown-origin',
};

/** What policy says of one judged event. Exceptions are held against the event's own day, not today. */
export function applyPolicy(
  event: ChangeEvent,
  verdict: OriginVerdict,
  policy: ChangePolicy,
): PolicyAnswer {
  const rootSignIn = isRootSignIn(event, verdict);
  const nothingChanged = rootSignIn ? undefined : noChange(event);
  if (nothingChanged !== undefined) return nothingChanged;
  const kind = violationKind(event, verdict);
  if (kind === undefined) {
    const code = allowedOrigins[verdict.origin] ?? 'provider';
    return { answer: 'allowed', code, reason: verdict.reason };
  }
  const severity = rootSignIn ? 'critical' : severityOf(event, verdict, kind, policy);
  if (severity === 'off') return switchedOff(event, policy);
  return excepted(event, kind, policy) ?? violation(event, verdict, policy, kind, severity);
}

function noChange(event: ChangeEvent): PolicyAnswer | undefined {
  if (event.effect === 'read' || event.effect === 'telemetry' || event.effect === 'session') {
    return {
      answer: 'not-a-change',
      code: event.effect,
      reason: `${event.effect} changes nothing`,
    };
  }
  if (event.outcome.kind === 'failed') {
    return {
      answer: 'not-a-change',
      code: 'failed',
      reason: `the call failed: ${event.outcome.code}`,
    };
  }
  if (event.outcome.kind === 'dry-run') {
    return { answer: 'not-a-change', code: 'dry-run', reason: 'the call was a dry run' };
  }
  return undefined;
}

/** Nobody should use root at all, so signing in as root is told even before anything is changed. */
function isRootSignIn(event: ChangeEvent, verdict: OriginVerdict): boolean {
  return (
    event.actor.kind === 'root' &&
    event.action === 'ConsoleLogin' &&
    event.outcome.kind === 'succeeded' &&
    verdict.origin !== 'provider'
  );
}

function violationKind(
  event: ChangeEvent,
  verdict: OriginVerdict,
): ChangeViolationKind | undefined {
  if (verdict.origin === 'provider') return undefined;
  if (event.risks.includes('audit-tampering') || isTampering(event, verdict)) {
    return 'audit-tampering';
  }
  return event.actor.kind === 'root' ? 'root-activity' : kindByOrigin[verdict.origin];
}

/** The watchdog's own deployment changes the watchdog too: the engine itself, or approved IaC. */
function isTampering(event: ChangeEvent, { origin, evidenceFor }: OriginVerdict): boolean {
  const isDeployment =
    origin === 'iac' ||
    evidenceFor.some(({ signal, rank }) => signal === 'iac-engine' && rank === 'asserted');
  return event.risks.includes('watchdog-tampering') && !isDeployment;
}

function severityOf(
  event: ChangeEvent,
  verdict: OriginVerdict,
  kind: ChangeViolationKind,
  policy: ChangePolicy,
): Severity | 'off' {
  if (kind === 'audit-tampering' || kind === 'root-activity') return 'critical';
  const risks = event.risks.map((risk) => policy.severityByRisk[risk]);
  const byEffect = effectSeverity(event, policy);
  const base = byEffect !== 'off' && verdict.origin === 'unknown' ? policy.unknownOrigin : byEffect;
  if (base === 'off') return 'off';
  return risks.reduce(worse, base);
}

/** A permission that is only taken away weighs no more than a change of configuration. */
function effectSeverity(event: ChangeEvent, { severityByEffect }: ChangePolicy): Severity | 'off' {
  const { [event.effect]: own, configuration } = severityByEffect;
  const isMilder = own !== 'off' && configuration !== 'off' && atLeast(own, configuration);
  return isMilder && event.effect === 'permission' && event.givesNothing === true
    ? configuration
    : own;
}

function switchedOff(event: ChangeEvent, policy: ChangePolicy): PolicyAnswer {
  return policy.severityByEffect[event.effect] === 'off'
    ? {
        answer: 'allowed',
        code: 'effect-off',
        reason: `${event.effect} changes are switched off in the policy`,
      }
    : {
        answer: 'allowed',
        code: 'unknown-off',
        reason: 'changes of unknown origin are switched off in the policy',
      };
}

function excepted(
  event: ChangeEvent,
  kind: ChangeViolationKind,
  policy: ChangePolicy,
): PolicyAnswer | undefined {
  const exception = policy.exceptions.find(
    (it) =>
      covers(it, event) &&
      hasBegun(it, event.at) &&
      !hasEnded(it, event.at) &&
      !(isPlannedWork(it) && beyondPlans.has(kind)),
  );
  if (exception === undefined) return undefined;
  const ticket = exception.ticket ? ` (${exception.ticket})` : '';
  return {
    answer: 'excepted',
    code: 'exception',
    reason: `agreed until ${exception.until}: ${exception.reason}${ticket}`,
    exception,
  };
}

function violation(
  event: ChangeEvent,
  verdict: OriginVerdict,
  policy: ChangePolicy,
  code: ChangeViolationKind,
  severity: Severity,
): PolicyAnswer {
  const expired = policy.exceptions.find((it) => covers(it, event) && hasEnded(it, event.at));
  const note = expired ? `; the exception for it ended on ${expired.until}` : '';
  const reason = reasonOf(event, code, policy) ?? verdict.reason;
  return { answer: 'violation', code, severity, reason: `${reason}${note}` };
}

/** What makes it worse than its origin; undefined when the origin says it all. */
function reasonOf(
  event: ChangeEvent,
  code: ChangeViolationKind,
  policy: ChangePolicy,
): string | undefined {
  if (code !== 'root-activity' && code !== 'audit-tampering') return undefined;
  const what = storyOfEvent(event);
  if (code === 'root-activity') return `root ${what}, and nobody should work as root`;
  if (event.risks.includes('audit-tampering'))
    return `what watches this account was weakened: ${what}`;
  const own = ownResource(event, policy);
  return own === undefined
    ? `a part of this watchdog was taken away or switched off: ${what}`
    : `this watchdog’s own ${own.id} was changed: ${what}`;
}

/**
 * True when every pattern the exception gives fits the event; the one of a resource has to fit all that
 * the call changed, not what it only names, such as a group it attaches or a policy called so.
 */
export function covers(exception: Exception, event: ChangeEvent): boolean {
  const { principal, action, resource, account, regions } = exception;
  return (
    (principal === undefined || fitsWildcard(principal, event.actor.principal)) &&
    (action === undefined || fitsWildcard(action, `${event.service}:${event.action}`)) &&
    (account === undefined || account === event.account) &&
    (regions === undefined || regions.includes(event.region)) &&
    (resource === undefined || coversChanged(resource, event))
  );
}

const isPlannedWork = ({ from }: Exception): boolean => from !== undefined;

/** Work in a window is wide; nobody plans to blind the watchdog or to work as root. */
const beyondPlans: ReadonlySet<ChangeViolationKind> = new Set(['audit-tampering', 'root-activity']);
