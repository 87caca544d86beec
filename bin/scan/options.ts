import { momentForms, parseMoment } from '../../lib/config/moment.ts';
import type { Severity } from '../../lib/domain/violation/severity.ts';
import type { TimeWindow } from '../../lib/ports/change-source.ts';
import { CliError } from '../shared/cli-error.ts';

/** As commander hands them over. */
export interface ScanOptions {
  readonly live?: boolean;
  readonly regions?: string;
  readonly costs?: string | false;
  readonly state?: readonly string[];
  readonly prices?: string | true;
  readonly config?: string;
  readonly since?: string;
  readonly until?: string;
  readonly all?: boolean;
  readonly json?: boolean;
  readonly markdown?: boolean;
  readonly html?: string;
  readonly failOn?: Severity;
}

/** The time to look at; of a live account the last day when nothing is said. Throws a CliError. */
export function windowOf({ since, until, live = false }: ScanOptions, now: Date): TimeWindow {
  const first = since ?? (live ? '24h' : undefined);
  const from = first === undefined ? undefined : momentOf('--since', first, now);
  const to = until === undefined ? undefined : momentOf('--until', until, now);
  if (from !== undefined && to !== undefined && from >= to) {
    throw new CliError(`--since ${since ?? first} is not before --until ${until}`);
  }
  return { ...(from !== undefined && { from }), ...(to !== undefined && { to }) };
}

function momentOf(option: '--since' | '--until', text: string, now: Date): string {
  try {
    return parseMoment(text, now, option === '--since' ? 'start' : 'end');
  } catch (error) {
    if (error instanceof RangeError) throw new CliError(`${option} ${error.message}`);
    throw error;
  }
}

/** The first screen shows the worst few; whatever lists them, or joins owners to them, wants more. All are counted. */
export function keptViolations({ json, markdown, html, all, state }: ScanOptions): number {
  return json || markdown || html !== undefined || all || state !== undefined ? 10_000 : 1_000;
}

export const sinceHelp = `only events since ${momentForms}`;
