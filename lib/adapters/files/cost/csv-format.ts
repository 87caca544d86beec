import type { CostMetric, CostReading } from '../../../domain/cost/cost-record.ts';
import type { CostTally } from './cost-tally.ts';
import type { Row } from './row.ts';

export interface CsvContext {
  /** The file, as errors name it. */
  readonly path: string;
  readonly header: readonly string[];
  readonly tally: CostTally;
  /** Wanted metric; a format that cannot give it throws. */
  readonly metric?: CostMetric;
  readonly tagKeys: readonly string[];
  readonly categoryKeys: readonly string[];
  /** Whether usage types are wanted: they multiply the records. */
  readonly usageTypes: boolean;
  /** Whether resources are, which do so more. */
  readonly resources: boolean;
  /** Whether how much was used is wanted. */
  readonly quantities: boolean;
  /** Told the index of each column that is going to be used. */
  readonly onColumn?: (at: number) => void;
  /** Currency of a file that names none. */
  readonly currency?: string;
}

/** Reads the rows of one file into its tally. */
export interface RowReader {
  readonly kind: CostReading['kind'];
  readonly metric: CostMetric;
  take(row: Row): void;
  /** Called after the last row. */
  end?(): { readonly mainSeries?: string };
}

/** One way of laying out costs as CSV, known by its header. */
export interface CsvFormat {
  readonly matches: (header: readonly string[]) => boolean;
  /** Throws an Error that names the missing column and lists those found. */
  readonly open: (context: CsvContext) => RowReader;
}

/** Index of each wanted column, without regard to case; the first name found counts. */
export function columnFinder({
  header,
  path,
  onColumn,
}: Pick<CsvContext, 'header' | 'path' | 'onColumn'>) {
  const index = new Map(header.map((name, at) => [name.trim().toLowerCase(), at]));
  const find = (...names: readonly string[]): number | undefined => {
    const at = names.map((name) => index.get(name.toLowerCase())).find((it) => it !== undefined);
    if (at !== undefined) onColumn?.(at);
    return at;
  };
  return {
    find,
    need(...names: readonly string[]): number {
      const at = find(...names);
      if (at === undefined) throw missingColumn(path, names, header);
      return at;
    },
  };
}

function missingColumn(path: string, names: readonly string[], header: readonly string[]): Error {
  const found = header.slice(0, 40).join(', ') + (header.length > 40 ? ', …' : '');
  return new Error(`${path}: column ${names.join(' or ')} is missing; columns found: ${found}`);
}
