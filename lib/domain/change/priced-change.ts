/** A thing that a call starts, stops or alters, in the words of a price list. */
export interface PricedPart {
  /** What a reader should see, e.g. `3 x p4d.24xlarge (Linux)`. Hostile text. */
  readonly label: string;
  /** The price list it stands in, e.g. `AmazonEC2`. */
  readonly offer: string;
  /** How the usage type ends that it is billed under, e.g. `BoxUsage:p4d.24xlarge`. Hostile text. */
  readonly usageType: string;
  /** Attributes its product has in the price list, in that list's spelling. Hostile text. */
  readonly attributes: Readonly<Record<string, string>>;
  /** How many units of the price list: instances for a price an hour, gigabytes for one a gigabyte. Below zero for what the call takes away. */
  readonly quantity: number;
}

/** What a call does to the bill, as far as the call says. */
export interface PricedChange {
  /** Whether it makes things dearer or cheaper; `either` when the call alone does not say. */
  readonly direction: 'more' | 'less' | 'either';
  /** Empty when nothing in the call has a fixed price. */
  readonly parts: readonly PricedPart[];
  /** What is charged by use and cannot be known beforehand, in words. */
  readonly usage?: string;
  /** Why no price can be told, though it has a fixed one. */
  readonly unknownBecause?: string;
}

/** The price of one unit. */

export type UnitPrice =
  | {
      readonly kind: 'known';
      readonly amount: number;
      readonly currency: string;
      readonly per: 'hour' | 'month';
      /** When the price list was published, `YYYY-MM-DD`, if it says. */
      readonly asOf?: string;
    }
  | { readonly kind: 'unknown'; readonly reason: string };

/** What a change is expected to add to the bill (positive) or take from it (negative), at list prices. */
export type ExpectedPrice =
  | {
      readonly kind: 'known';
      readonly perDay: number;
      /** Of 730 hours. */
      readonly perMonth: number;
      readonly currency: string;
      /** What it was reckoned from. Hostile text. */
      readonly of: string;
      readonly usage?: string;
      readonly asOf?: string;
    }
  | { readonly kind: 'usage'; readonly usage: string }
  | { readonly kind: 'unknown'; readonly reason: string };
