import type { Difference, PropertyDifference, Touched } from '../domain/change/difference.ts';
import { plain } from './escape.ts';

const shown = 3;
const longest = 60;

/**
 * `the change is still there (…); differs from stack Shop: /Path is /x/, not /`. One harmless line; what
 * is not known is said with its reason.
 */
export function differenceText(difference: Difference): string {
  const { touched } = difference;
  const now = touched === undefined ? [] : [touchedText(touched)];
  return [...now, comparedText(difference)].join('; ');
}

function touchedText(touched: Touched): string {
  if (touched.kind === 'unknown') {
    return `whether the change is still there is unknown: ${plain(touched.reason, 200)}`;
  }
  const state = touched.kind === 'still-there' ? 'is still there' : 'does not show any more';
  return `the change ${state} (${plain(touched.detail, 200)})`;
}

function comparedText(difference: Difference): string {
  if (difference.kind === 'unknown') return `not compared: ${plain(difference.reason, 200)}`;
  const source = plain(difference.source, 120);
  if (difference.kind === 'in-sync') {
    return difference.by === 'call'
      ? `what the call asked for is what ${source} holds`
      : `nothing that ${source} declares differs`;
  }
  if (difference.kind === 'gone') return `the resource of ${source} is gone`;
  const { properties } = difference;
  const rest = properties.length - shown;
  const list = properties.slice(0, shown).map(propertyText);
  return `differs from ${source}: ${list.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
}

function propertyText({ path, expected = '', actual = '', change }: PropertyDifference): string {
  const name = plain(path, 80);
  if (change === 'added') return `${name} is new: ${plain(actual, longest)}`;
  if (change === 'removed') return `${name} is missing: ${plain(expected, longest)}`;
  return `${name} is ${plain(actual, longest)}, not ${plain(expected, longest)}`;
}
