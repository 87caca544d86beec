import { fitsWildcard } from '../change/wildcard.ts';
import { atLeast, type Severity } from '../violation/severity.ts';
import type { Violation } from '../violation/violation.ts';
import { tagsOf } from './tags-of.ts';

/** Which violations go to which channels. All that is given must fit; `*` and `?` are wildcards. */
export interface Route {
  /** Names of channels; none: what fits is only in the report. */
  readonly to: readonly string[];
  /** This severity and worse. */
  readonly severity?: Severity;
  readonly kinds?: readonly Violation['kind'][];
  readonly accounts?: readonly string[];
  /** Patterns of the owning stack, state or Pulumi stack; `unowned` fits what no code owns. */
  readonly owners?: readonly string[];
  /** Patterns of tags' values, by key; tags are those the call named, or the budget's. */
  readonly tags?: Readonly<Record<string, string>>;
}

/**
 * The channels, of all there are, that tell of a violation. A channel that no route names tells
 * everything. What no route fits goes to all, and so does what is critical and would reach none: a gap
 * in the routes hides nothing.
 */
export function destinations(
  violation: Violation,
  routes: readonly Route[],
  channels: readonly string[],
): string[] {
  const routed = new Set(routes.flatMap(({ to }) => to));
  const fitting = routes.filter((route) => fits(route, violation));
  const wanted = new Set(fitting.flatMap(({ to }) => to));
  const reached = channels.filter((name) => !routed.has(name) || wanted.has(name));
  if (reached.length > 0) return reached;
  return fitting.length === 0 || violation.severity === 'critical' ? [...channels] : [];
}

function fits({ severity, kinds, accounts, owners, tags }: Route, violation: Violation): boolean {
  return (
    (severity === undefined || atLeast(violation.severity, severity)) &&
    (kinds === undefined || kinds.includes(violation.kind)) &&
    (accounts === undefined || accounts.includes(violation.account)) &&
    (owners === undefined || owners.some((pattern) => ownerFits(pattern, violation))) &&
    (tags === undefined || tagsFit(tags, violation))
  );
}

function ownerFits(pattern: string, violation: Violation): boolean {
  if (violation.subject !== 'change') return false;
  const { owner } = violation;
  if (owner?.kind === 'owned') return fitsWildcard(pattern, owner.unit);
  return owner?.kind === 'unowned' && pattern === 'unowned';
}

function tagsFit(wanted: NonNullable<Route['tags']>, violation: Violation): boolean {
  const tags = tagsOf(violation);
  return Object.entries(wanted).every(([key, pattern]) =>
    tags.some((tag) => tag.key === key && fitsWildcard(pattern, tag.value)),
  );
}
