import type { ExpectedPrice } from '../change/priced-change.ts';

/** A change that can explain an anomaly, and why. Texts are hostile. */
export interface Suspect {
  readonly eventId: string;
  /** ISO 8601 UTC. */
  readonly at: string;
  readonly account: string;
  readonly region: string;
  /** `service:Action`. */
  readonly call: string;
  readonly actor: string;
  /** What was done, in plain words. */
  readonly story: string;
  readonly price: ExpectedPrice;
  /** What it is expected to cost a day as a share of the anomaly's difference a day; absent without a price. */
  readonly share?: number;
  /** The higher the likelier; comparable within one anomaly only. */
  readonly score: number;
  /** What speaks for it, strongest first. */
  readonly reasons: readonly string[];
}
