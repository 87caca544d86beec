import { plain } from '../../lib/render/escape.ts';
import { plural } from '../../lib/render/report-words.ts';

const faultsShown = 10;

/** What could not be read of a file of costs, for people: the first ten. */
export function faultLines(faults: readonly string[]): string {
  const shown = faults.slice(0, faultsShown).map((fault) => `  ${plain(fault, 300)}`);
  const rest = faults.length - shown.length;
  const head = `${plural(faults.length, 'fault')} in the file; the rest of it counts:`;
  return `${[head, ...shown, ...(rest > 0 ? [`  and ${rest} more`] : [])].join('\n')}\n`;
}
