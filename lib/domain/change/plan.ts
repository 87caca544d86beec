/** One thing to do by hand or by pipeline. Bandog executes none of them. */
export type Step =
  /** For a POSIX shell; every value from the event is quoted. */
  | { readonly kind: 'command'; readonly title: string; readonly text: string }
  | {
      readonly kind: 'code';
      readonly title: string;
      readonly language: 'hcl' | 'json' | 'sh';
      readonly text: string;
    }
  | { readonly kind: 'note'; readonly text: string };

export const note = (text: string): Step => ({ kind: 'note', text });

/** The ways back from a change: undo it, or take it into the code. Either may hold notes alone. */
export interface Plan {
  readonly revert: readonly Step[];
  readonly adopt: readonly Step[];
}
