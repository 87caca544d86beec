import type { Effect, Risk } from '../domain/change/effect.ts';
import type { ChangePolicy } from '../domain/change/policy.ts';
import type { Budget } from '../domain/cost/budget.ts';
import type { Severity } from '../domain/violation/severity.ts';
import { type SettingsFile, settingsSchema } from './schema.ts';

/** Everything the user can set, in the domain's types. */
export interface Settings {
  readonly policy: ChangePolicy;
  readonly money: {
    readonly metric: SettingsFile['money']['metric'];
    readonly historyDays: number;
    /** Budgets written in bandog.yaml. */
    readonly budgets: readonly Budget[];
    /** Set when the account's own AWS Budgets are to be read; `names` absent means all. */
    readonly awsBudgets?: { readonly names?: readonly string[] };
  };
  readonly alerts: SettingsFile['alerts'];
  readonly deployment: SettingsFile['deployment'];
}

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
  'privilege-escalation': 'high',
  'credential-created': 'high',
};

const fromFile = (file: SettingsFile): Settings => {
  const own = file.money.budgets.filter((budget) => !('source' in budget));
  const aws = file.money.budgets.find((budget) => 'source' in budget);
  return {
    policy: {
      ...file.changes,
      severityByEffect: { ...severityByEffect, ...file.changes.severityByEffect },
      severityByRisk: { ...severityByRisk, ...file.changes.severityByRisk },
    } as ChangePolicy,
    money: {
      metric: file.money.metric,
      historyDays: file.money.historyDays,
      budgets: own.map((budget) => ({ ...budget, source: 'bandog.yaml' }) as Budget),
      ...(aws && { awsBudgets: aws.names ? { names: aws.names } : {} }),
    },
    alerts: file.alerts,
    deployment: file.deployment,
  };
};

/** Settings from already parsed YAML or JSON; throws a ZodError. */
export function toSettings(document: unknown): Settings {
  return fromFile(settingsSchema.parse(document));
}

/** The settings of someone who wrote none. */
export const defaultSettings: Settings = toSettings({});
