/** The finest part of a bill that is judged by itself: a service of an account, or a column of a plain file. */
export interface CostLeaf {
  readonly account?: string;
  readonly service?: string;
  readonly series?: string;
  /** The detector that judged it, which looks at a part of the bill; not part of its key. */
  readonly detector?: string;
}

/** The same leaf always has the same key. */
export function leafKey({ account = '', service = '', series = '' }: CostLeaf): string {
  return [account, service, series].join('\u0000');
}

export const isSameLeaf = (a: CostLeaf, b: CostLeaf): boolean =>
  a.account === b.account && a.service === b.service && a.series === b.series;
