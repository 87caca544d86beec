/** A part of a bill that is judged by itself: a service of an account, or a column of a plain file. */
export interface CostLeaf {
  readonly account?: string;
  readonly service?: string;
  readonly series?: string;
  /** A family of usage types in it, where that is judged by itself. */
  readonly usage?: string;
  /** The detector that judged it, which looks at a part of the bill; not part of its key. */
  readonly detector?: string;
}

/** The same leaf always has the same key. */
export function leafKey({ account = '', service = '', series = '', usage }: CostLeaf): string {
  const key = [account, service, series].join('\u0000');
  return usage === undefined ? key : `${key}\u0000${usage}`;
}

/** Whether they are the same leaf, or of it. */
export const isSameLeaf = (a: CostLeaf, b: CostLeaf): boolean =>
  a.account === b.account && a.service === b.service && a.series === b.series;

/** The leaf that a family of usage types is a part of. */
export const wholeLeaf = ({ usage: _, ...leaf }: CostLeaf): CostLeaf => leaf;
