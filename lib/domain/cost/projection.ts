/** A month-end projection, or why there is none. Amounts are in the series' currency. */
export type Projection =
  | {
      readonly kind: 'projected';
      /** Expected total of the whole month: spend to date plus what is left. */
      readonly total: number;
      /** Four times of five the total should end between these. */
      readonly low80: number;
      readonly high80: number;
      /** Complete days of history the projection was made from. */
      readonly historyDays: number;
    }
  | { readonly kind: 'unknown'; readonly reason: string };
