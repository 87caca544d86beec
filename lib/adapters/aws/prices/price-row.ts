/** A thing with a fixed price that a call starts or alters. Texts are templates as in `StoryRow`. */
export interface PartRow {
  readonly label: string;
  readonly offer: string;
  readonly usageType: string;
  readonly attributes?: Readonly<Record<string, string>>;
  /** Paths of a number, the first that is there counts; `#path` counts the values at it. @default 1 */
  readonly quantity?: readonly string[];
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
  /** Why no price can be told, though there is a fixed one. */
  readonly unknownBecause?: string;
}
