/** What a function did in the last thirty days. */
export interface MeasuredRuns {
  /** As it is called in the account. */
  readonly functionName: string;
  readonly runs: number;
  /** Mean of one run; 0 without runs. */
  readonly milliseconds: number;
}

export interface RunMeter {
  /** All functions whose name holds Bandog's. Throws when they cannot be read to the last page. */
  read(): Promise<readonly MeasuredRuns[]>;
}
