/** What one complete day cost. */
export interface DayCost {
  /** `YYYY-MM-DD`. */
  readonly date: string;
  readonly amount: number;
}
