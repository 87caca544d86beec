const unitMs: Readonly<Record<string, number>> = {
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 7 * 86_400_000,
};

const relative = /^(\d{1,5})([mhdw])$/;
const dayOnly = /^\d{4}-\d\d-\d\d$/;
const dayAndTime = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?)(Z|[+-]\d\d:\d\d)?$/;

/** What `parseMoment` takes, for help texts and errors. */
export const momentForms =
  'a date (2026-11-03), a time (2026-11-03T14:00Z) or a time ago (7d, 24h, 30m, 2w)';

/**
 * A moment as written on a command line, as ISO 8601 UTC with milliseconds. A date alone is its
 * first moment, or with `edge: 'end'` the first moment after it; a time without a zone is UTC.
 * Throws a RangeError for a date that does not exist and for what is none of the forms.
 */
export function parseMoment(text: string, now: Date, edge: 'start' | 'end'): string {
  const ago = relative.exec(text);
  if (ago) {
    const [, count = '', unit = ''] = ago;
    return new Date(now.getTime() - Number(count) * (unitMs[unit] ?? 0)).toISOString();
  }
  if (dayOnly.test(text)) {
    const start = existing(text, `${text}T00:00:00Z`, text);
    return new Date(start + (edge === 'end' ? 86_400_000 : 0)).toISOString();
  }
  const [, day = '', time = '', zone = 'Z'] = dayAndTime.exec(text) ?? [];
  if (day === '')
    throw new RangeError(`${JSON.stringify(text)} is not allowed; write ${momentForms}`);
  existing(day, `${day}T00:00:00Z`, text);
  return new Date(existing(undefined, `${day}T${time}${zone}`, text)).toISOString();
}

/** Milliseconds of `iso`; JavaScript takes 30 February for 2 March, so the day must come back as it went in. */
function existing(day: string | undefined, iso: string, text: string): number {
  const time = Date.parse(iso);
  const same =
    day === undefined || (!Number.isNaN(time) && new Date(time).toISOString().startsWith(day));
  if (Number.isNaN(time) || !same)
    throw new RangeError(`${JSON.stringify(text)} does not exist; write ${momentForms}`);
  return time;
}
