import { isDate } from '../../../domain/cost/calendar.ts';

/** A cell's text; undefined for an empty one and for the `NULL` some exports write. */
export function text(cell: string | undefined): string | undefined {
  const trimmed = cell?.trim();
  if (trimmed === undefined || trimmed === '') return undefined;
  return trimmed.length === 4 && trimmed.toUpperCase() === 'NULL' ? undefined : trimmed;
}

/** No row costs more in any currency; sums of larger numbers would lose cents, or be none. */
const largestAmount = 1e13;

/** `12`, `-0.5`, `1.2E-7`; undefined for anything else, thousands separators and currency signs among it. */
export function amount(cell: string): number | undefined {
  const isNumber = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(cell);
  return isNumber && Math.abs(Number(cell)) <= largestAmount ? Number(cell) : undefined;
}

/** Whether a text is a currency's code (ISO 4217). */
export const isCurrency = (cell: string): boolean => /^[A-Z]{3}$/i.test(cell);

/** The day of `2024-09-18`, `2024-09-18 22:00:00`, `2024-09-18T22:00:00.000Z`, …; undefined if there is no such day. */
export function day(cell: string): string | undefined {
  if (knownDays.has(cell)) return knownDays.get(cell);
  if (knownDays.size >= mostKnownDays) knownDays.clear();
  const found = dayIn(cell);
  knownDays.set(cell, found);
  return found;
}

/** A month by the hour has 744 times; millions of rows share them. */
const knownDays = new Map<string, string | undefined>();
const mostKnownDays = 10_000;

function dayIn(cell: string): string | undefined {
  const [, date = ''] =
    /^(\d{4}-\d{2}-\d{2})([ T]\d{2}:\d{2}(:\d{2}(\.\d+)?)?)?( ?(Z|UTC|[+-]00:?00))?$/.exec(cell) ??
    [];
  return isDate(date) ? date : undefined;
}
