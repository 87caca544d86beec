import { type Severity, severities } from '../violation/severity.ts';
import { weekOf } from './history.ts';
import type { Timeline, TimelineRow } from './report.ts';

export type SeverityCounts = Readonly<Record<Severity, number>>;

/** `YYYY-MM-DDTHH` of an ISO 8601 UTC time. */
export const hourOf = (at: string): string => at.slice(0, 13);

const hourMs = 3_600_000;
/** More bars than a chart can show apart are no bars. */
const mostHours = 72;
const mostDays = 120;

/** Violations by `hourOf`, put into hours, days or weeks: the finest that can still be told apart. */
export function timelineOf(
  byHour: ReadonlyMap<string, SeverityCounts>,
  period?: { readonly from: string; readonly to: string },
): Timeline {
  const hours = [...byHour.keys()].sort();
  const [first, last] = [hours[0], hours.at(-1)];
  if (first === undefined || last === undefined) return { step: 'day', rows: [] };
  const { from, to } = period ?? { from: `${first}:00Z`, to: `${last}:00Z` };
  const step = stepOf((Date.parse(to) - Date.parse(from)) / hourMs);
  const rows = new Map<string, TimelineRow>();
  for (const hour of hours) {
    const start = startOf(hour, step);
    const counts = byHour.get(hour);
    if (counts !== undefined) {
      const before = rows.get(start)?.bySeverity;
      rows.set(start, { from: start, bySeverity: before ? add(before, counts) : counts });
    }
  }
  return { step, rows: [...rows.values()] };
}

function stepOf(hours: number): Timeline['step'] {
  if (hours <= mostHours) return 'hour';
  return hours <= mostDays * 24 ? 'day' : 'week';
}

function startOf(hour: string, step: Timeline['step']): string {
  if (step === 'hour') return `${hour}:00Z`;
  return step === 'day' ? hour.slice(0, 10) : weekOf(`${hour}:00Z`);
}

const add = (a: SeverityCounts, b: SeverityCounts): SeverityCounts =>
  Object.fromEntries(
    severities.map((severity) => [severity, a[severity] + b[severity]]),
  ) as SeverityCounts;
