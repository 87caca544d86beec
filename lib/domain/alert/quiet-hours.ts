import { atLeast, type Severity } from '../violation/severity.ts';

export const weekdays = ['MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT', 'SUN'] as const;

export type Weekday = (typeof weekdays)[number];

/** Hours in which only what is grave is told. */
export interface QuietHours {
  /** `HH:MM` by the clock of `zone`; `to` is the first minute that is not quiet and may be `24:00`. */
  readonly from: string;
  /** Earlier than `from`: it ends on the next day. */
  readonly to: string;
  /** IANA time zone, e.g. `Europe/Berlin`. */
  readonly zone: string;
  /** Days on which it begins. */
  readonly days: readonly Weekday[];
  /** This severity and worse is told all the same. */
  readonly except: Severity;
}

/** True when `at` (ISO 8601 UTC) is in quiet hours that hold back this severity. */
export function isQuiet(hours: readonly QuietHours[], severity: Severity, at: string): boolean {
  return hours.some((quiet) => !atLeast(severity, quiet.except) && covers(quiet, at));
}

function covers({ from, to, zone, days }: QuietHours, at: string): boolean {
  const { day, time } = localTime(at, zone);
  const before = weekdays[(weekdays.indexOf(day) + 6) % 7] ?? day;
  if (from < to) return days.includes(day) && from <= time && time < to;
  return (days.includes(day) && from <= time) || (days.includes(before) && time < to);
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** What calendar and clock of a zone say; summer time included. */
function localTime(at: string, zone: string): { readonly day: Weekday; readonly time: string } {
  const format =
    formats.get(zone) ??
    new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      weekday: 'short',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    });
  formats.set(zone, format);
  const parts = new Map(format.formatToParts(new Date(at)).map(({ type, value }) => [type, value]));
  const name = parts.get('weekday')?.toUpperCase();
  const day = weekdays.find((it) => it === name);
  if (day === undefined) throw new TypeError(`no weekday in zone ${zone} at ${at}`);
  return { day, time: `${parts.get('hour')}:${parts.get('minute')}` };
}
