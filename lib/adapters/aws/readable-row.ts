import type { OnFault } from '../../domain/fault/read-fault.ts';

/**
 * What `parse` makes of a row. One that it throws at is told to `onFault` and is nothing; where nobody
 * is told, the error is thrown on.
 */
export function readableRow<T>(
  { table, pk, sk }: { readonly table: string; readonly pk: unknown; readonly sk: unknown },
  parse: () => T,
  onFault: OnFault | undefined,
): T[] {
  try {
    return [parse()];
  } catch (error) {
    if (onFault === undefined) throw error;
    const problem = error instanceof Error ? error.message : String(error);
    onFault({
      source: `table ${table}`,
      place: `row ${pk} / ${sk}`,
      code: 'unreadable',
      message: `${problem}; deploy the version that wrote it, or a later one`,
    });
    return [];
  }
}
