import { extname } from 'node:path';
import type { ScanOptions } from '../scan/options.ts';
import { CliError } from '../shared/cli-error.ts';

export const formats = ['html', 'markdown', 'json', 'csv', 'prometheus'] as const;
export type Format = (typeof formats)[number];

/** As commander hands them over. */
export interface ReportOptions extends Pick<ScanOptions, 'costs' | 'state' | 'since' | 'until'> {
  readonly table?: string;
  readonly from?: string;
  readonly regions?: string;
  readonly config?: string;
  readonly format?: Format;
  readonly out?: string;
  readonly open?: boolean;
  readonly baseline?: string;
  readonly advice?: string;
  readonly adviceBefore?: string;
}

const byExtension: Readonly<Record<string, Format>> = {
  '': 'markdown',
  '.txt': 'markdown',
  '.html': 'html',
  '.htm': 'html',
  '.md': 'markdown',
  '.json': 'json',
  '.csv': 'csv',
  '.prom': 'prometheus',
};

/**
 * The form that is named, else the one the file's name stands for, else Markdown. Throws a CliError on
 * a name that stands for something else.
 */
export function formatOf({ format, out = '' }: ReportOptions): Format {
  if (format !== undefined) return format;
  const ending = extname(out).toLowerCase();
  const found = byExtension[ending];
  if (found !== undefined) return found;
  const known = Object.keys(byExtension).filter(Boolean).join(', ');
  throw new CliError(
    `--out ${out}: no format goes by ${ending}; end it in ${known}, or give --format`,
  );
}

/** Throws a CliError on options that do not go together. */
export function checkOptions(paths: readonly string[], options: ReportOptions): void {
  const { table, from, costs } = options;
  const local = paths.length > 0 || costs !== undefined;
  const sources = [local, table !== undefined, from !== undefined].filter(Boolean).length;
  if (sources === 0)
    throw new CliError('nothing to report on: name files, --costs, --table or --from');
  if (sources > 1)
    throw new CliError('files and --costs, --table and --from are different sources: name one');
  checkForm(options);
}

function checkForm(options: ReportOptions): void {
  const { table, from, regions, open, out, since = '7d' } = options;
  const format = formatOf(options);
  if (from !== undefined && format !== 'prometheus')
    throw new CliError('--from holds a scorecard alone: it goes with --format prometheus');
  checkReduction(options);
  if (regions !== undefined && table === undefined)
    throw new CliError('--regions goes with --table');
  if (table !== undefined && !/^[1-9]\d{0,3}[hdw]$/.test(since))
    throw new CliError(`--since ${since}: with --table, write 24h, 7d or 4w`);
  if (open && (out === undefined || format !== 'html'))
    throw new CliError('--open goes with --out and HTML');
}

function checkReduction({ costs, baseline, advice, adviceBefore }: ReportOptions): void {
  if (baseline !== undefined && costs === undefined)
    throw new CliError('--baseline goes with --costs');
  if (advice !== undefined && baseline === undefined)
    throw new CliError('--advice goes with --baseline');
  if (adviceBefore !== undefined && advice === undefined)
    throw new CliError('--advice-before needs --advice to compare with: a file, or live');
}
