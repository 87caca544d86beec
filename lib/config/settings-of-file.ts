import type { Effect, Risk } from '../domain/change/effect.ts';
import type { ChangePolicy } from '../domain/change/policy.ts';
import type { AnomalySettings } from '../domain/cost/anomaly/anomaly-limits.ts';
import type { Budget } from '../domain/cost/budget.ts';
import type { PlannedCost } from '../domain/cost/planned-cost.ts';
import type { Severity } from '../domain/violation/severity.ts';
import { toReviewSettings } from './review-settings.ts';
import type { SettingsFile } from './schema.ts';
import type { Settings } from './settings.ts';

const severityByEffect: Record<Effect, Severity | 'off'> = {
  permission: 'high',
  configuration: 'medium',
  operation: 'low',
  data: 'off',
  telemetry: 'off',
  session: 'off',
  read: 'off',
};

const severityByRisk: Record<Risk, Severity> = {
  'audit-tampering': 'critical',
  'watchdog-tampering': 'critical',
  'network-exposure': 'high',
  'public-access': 'high',
  'encryption-removed': 'high',
  'logging-removed': 'high',
  'data-loss': 'high',
  'remote-command': 'high',
  'admin-access': 'critical',
  'privilege-escalation': 'high',
  'role-passed': 'medium',
  'credential-created': 'high',
};

/** What a file with all defaults filled in says, in the domain's types. */
export function settingsOfFile(file: SettingsFile): Settings {
  const own = file.money.budgets.filter((budget) => !('source' in budget));
  const { plannedWork, ...rules } = file.changes;
  const aws = file.money.budgets.filter((budget) => 'source' in budget);
  return {
    policy: {
      ...rules,
      exceptions: [...rules.exceptions, ...plannedWork.map(toException)],
      severityByEffect: { ...severityByEffect, ...file.changes.severityByEffect },
      severityByRisk: { ...severityByRisk, ...file.changes.severityByRisk },
      ownResources: [],
    } as ChangePolicy,
    money: {
      metric: file.money.metric,
      historyDays: file.money.historyDays,
      prices: file.money.prices,
      ...(file.money.anomalies !== false && { anomalies: file.money.anomalies as AnomalySettings }),
      ...(file.money.export !== undefined && { export: file.money.export }),
      planned: plannedCosts(file.money),
      budgets: own.map((budget) => ({ ...budget, source: 'bandog.yaml' }) as Budget),
      ...(aws.length > 0 && { awsBudgets: wantedOf(aws) }),
    },
    alerts: file.alerts,
    owners: {
      cloudformation: file.owners.cloudformation,
      states: [...new Set([...file.owners.terraform, ...file.owners.pulumi])],
    },
    differences: file.differences,
    review: toReviewSettings(file.review),
    deployment: file.deployment,
    health: file.health,
    scorecard: file.scorecard,
    metrics: file.metrics,
    document: file,
  };
}

function toException({
  who,
  from,
  until,
  ...rest
}: SettingsFile['changes']['plannedWork'][number]) {
  const utc = (moment: string) => new Date(moment).toISOString();
  return { ...rest, principal: who, from: utc(from), until: utc(until) };
}

/** Several entries want what each of them wants; one without names wants all. */
function wantedOf(entries: readonly { readonly names?: readonly string[] | undefined }[]) {
  if (entries.some(({ names }) => names === undefined)) return {};
  return { names: [...new Set(entries.flatMap(({ names = [] }) => names))] };
}

function plannedCosts({ events, fixedMonthly }: SettingsFile['money']): PlannedCost[] {
  const known = events.map((event) => {
    const { name, scope } = event;
    if ('date' in event) {
      const { date, amount } = event;
      return { name, scope, amount, when: { kind: 'once', date } };
    }
    const { from, until, dailyAmount } = event;
    const when = { kind: 'daily', from, ...(until !== undefined && { until }) };
    return { name, scope, amount: dailyAmount, when };
  });
  const fixed = fixedMonthly.map(({ name, scope, amount, day }) => ({
    name,
    scope,
    amount,
    when: { kind: 'monthly', day },
  }));
  return [...known, ...fixed] as PlannedCost[];
}
