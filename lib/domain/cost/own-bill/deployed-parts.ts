/** A function of Bandog, as its template has it. */
export interface DeployedFunction {
  /** The role it plays, e.g. `SweepChanges`. */
  readonly name: string;
  readonly memoryMb: number;
  readonly timeoutSeconds: number;
  /** Runs by schedules, in an average month. */
  readonly scheduledRuns: number;
  /** Started by the changes of the account. */
  readonly byChanges: boolean;
  /** Started by what is written to the table. */
  readonly byStream: boolean;
  /** Whether it sends metrics of its own to CloudWatch. */
  readonly customMetrics: boolean;
}

/** What of a deployed Bandog is charged for. */
export interface DeployedParts {
  readonly functions: readonly DeployedFunction[];
  /** Metrics that alarms look at: each is charged. */
  readonly alarmMetrics: number;
  readonly dashboards: number;
  readonly tables: number;
  readonly buckets: number;
  /** Customer-managed keys and secrets that the template makes. */
  readonly keys: number;
  readonly secrets: number;
  /** Trails that the template makes: their management events are free only as the first copy. */
  readonly trails: number;
}
