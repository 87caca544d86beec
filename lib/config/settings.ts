import type { ChangePolicy } from '../domain/change/policy.ts';
import type { AnomalySettings } from '../domain/cost/anomaly/anomaly-limits.ts';
import type { Budget } from '../domain/cost/budget.ts';
import type { PlannedCost } from '../domain/cost/planned-cost.ts';
import type { ReviewSettings } from './review-settings.ts';
import { type SettingsFile, settingsSchema } from './schema.ts';
import { settingsOfFile } from './settings-of-file.ts';

/** Everything the user can set, in the domain's types. */
export interface Settings {
  readonly policy: ChangePolicy;
  readonly money: {
    readonly metric: SettingsFile['money']['metric'];
    readonly historyDays: number;
    /** Whether list prices of changes are looked up. */
    readonly prices: boolean;
    /** Absent when anomalies are to be left alone. */
    readonly anomalies?: AnomalySettings;
    /** `s3://` address of an export that costs are read from instead of from Cost Explorer. */
    readonly export?: string;
    /** Budgets written in bandog.yaml. */
    readonly budgets: readonly Budget[];
    /** Costs known before they show, once and each month. */
    readonly planned: readonly PlannedCost[];
    /** Set when the account's own AWS Budgets are to be read; `names` absent means all. */
    readonly awsBudgets?: { readonly names?: readonly string[] };
  };
  readonly alerts: SettingsFile['alerts'];
  readonly owners: {
    readonly cloudformation: boolean;
    /** Places of states: `s3://` addresses, files and folders. */
    readonly states: readonly string[];
  };
  /** Whether live resources are looked at. */
  readonly differences: boolean;
  /** Nothing is looked up where it names no repository. */
  readonly review: ReviewSettings;
  readonly deployment: SettingsFile['deployment'];
  readonly health: SettingsFile['health'];
  readonly scorecard: SettingsFile['scorecard'];
  readonly metrics: SettingsFile['metrics'];
  /** As written, defaults filled in: what gives another process the same settings. */
  readonly document: SettingsFile;
}

/** Settings from already parsed YAML or JSON; throws a ZodError. */
export function toSettings(document: unknown): Settings {
  return settingsOfFile(settingsSchema.parse(document));
}
