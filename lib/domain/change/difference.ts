import type { Tag } from './named-tags.ts';

/** One property of which code says one thing and the resource another. */
export interface PropertyDifference {
  /** As the source spells it, e.g. `/SecurityGroupIngress/0`. */
  readonly path: string;
  /** Absent when the code says nothing of it. */
  readonly expected?: string;
  /** Absent when the resource has none. */
  readonly actual?: string;
  readonly change: 'added' | 'removed' | 'changed';
}

/** Whether what the call did still shows on the resource, declared in code or not. */
export type Touched =
  | { readonly kind: 'still-there' | 'no-longer'; readonly detail: string }
  | { readonly kind: 'unknown'; readonly reason: string };

/** What a call asked for beside what the state of the code that owns the resource holds. */
export interface StateComparison {
  /** When the state was read: ISO 8601 UTC. */
  readonly readAt: string;
  /** None when the call asked for what the state holds. */
  readonly properties: readonly PropertyDifference[];
}

/** How a resource differs from the code that owns it. All values are hostile text. */
export type Difference = {
  readonly touched?: Touched;
  /** Tags of the live resource, or of what it is part of; absent where it was not read. */
  readonly tags?: readonly Tag[];
  /** ISO 8601 UTC; when it was looked at. */
  readonly readAt: string;
} & (
  | {
      readonly kind: 'differs';
      readonly properties: readonly PropertyDifference[];
      readonly source: string;
      /** `call`: what the call asked for was compared, not the live resource. */
      readonly by?: 'call';
    }
  | { readonly kind: 'in-sync'; readonly source: string; readonly by?: 'call' }
  | { readonly kind: 'gone'; readonly source: string }
  | { readonly kind: 'unknown'; readonly reason: string }
);
