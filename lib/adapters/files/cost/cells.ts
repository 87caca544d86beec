import { isDate } from '../../../domain/cost/calendar.ts';

/** A cell's text; undefined for an empty one and for the `NULL` some exports write. */
export function text(cell: string | undefined): string | undefined {
  const trimmed = cell?.trim();
  return trimmed === undefined || trimmed === '' || trimmed.toUpperCase() === 'NULL'
    ? undefined
    : trimmed;
}

/** `12`, `-0.5`, `1.2E-7`; undefined for anything else, thousands separators and currency signs among it. */
export function amount(cell: string): number | undefined {
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(cell) ? Number(cell) : undefined;
}

/** The day of `2024-09-18`, `2024-09-18 22:00:00`, `2024-09-18T22:00:00.000Z`, …; undefined if there is no such day. */
export function day(cell: string): string | undefined {
  const [, date = ''] =
    /^(\d{4}-\d{2}-\d{2})([ T]\d{2}:\d{2}(:\d{2}(\.\d+)?)?)?( ?(Z|UTC|[+-]00:?00))?$/.exec(cell) ??
    [];
  return isDate(date) ? date : undefined;
}
