/** A thing with a fixed price that a call starts or alters. Texts are templates as in `StoryRow`. */
export interface PartRow {
  readonly label: string;
  readonly offer: string;
  readonly usageType: string;
  readonly attributes?: Readonly<Record<string, string>>;
  /** Paths of a number, the first that is there counts; `#path` counts the values at it. @default 1 */
  readonly quantity?: readonly string[];
  /** What each of them holds of what is priced: the number at a path, in so many parts of the price's unit. */
  readonly each?: readonly [path: string, partsOfUnit: number];
  /** True for what the call takes away: what there was before it. */
  readonly less?: true;
  /** Only where this template can be filled. */
  readonly when?: string;
}

/** What calls do to the bill. */
export interface PriceRow {
  readonly service: string;
  /** Names of actions, with spaces between. */
  readonly actions: string;
  readonly direction: 'more' | 'less' | 'either';
  readonly parts?: readonly PartRow[];
  readonly usage?: string;
  /** Where the request has this field, the price is unknown, for this reason. */
  readonly unknownIf?: readonly [field: string, reason: string];
  /** Why no price can be told where no part applies. @default nothing in the call has a fixed price */
  readonly otherwise?: string;
  /** Why no price can be told, though there is a fixed one. */
  readonly unknownBecause?: string;
}
