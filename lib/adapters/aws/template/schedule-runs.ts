const daysAMonth = 365.25 / 12;
const minutesOf: Readonly<Record<string, number>> = { minute: 1, hour: 60, day: 1440 };

/**
 * How often an EventBridge schedule runs in an average month: `rate(15 minutes)`, or a cron expression
 * with lists, steps and ranges. Throws an Error that names an expression it cannot read.
 */
export function scheduleRuns(expression: string): number {
  const rate = /^rate\((\d+) (minute|hour|day)s?\)$/.exec(expression);
  if (rate) return (daysAMonth * 1440) / (Number(rate[1]) * (minutesOf[rate[2] ?? ''] ?? 1));
  const [, fields = ''] = /^cron\((.+)\)$/.exec(expression) ?? [];
  const [minutes, hours, dayOfMonth = '', , dayOfWeek = ''] = fields.split(' ');
  if (minutes === undefined || hours === undefined || fields.split(' ').length !== 6)
    throw new Error(`schedule ${expression}: neither rate(…) nor cron(…) with six fields`);
  const days = isAny(dayOfWeek)
    ? isAny(dayOfMonth)
      ? daysAMonth
      : valuesOf(dayOfMonth, 31)
    : (valuesOf(dayOfWeek, 7) * daysAMonth) / 7;
  return valuesOf(minutes, 60) * valuesOf(hours, 24) * days;
}

const isAny = (field: string): boolean => field === '*' || field === '?';

/** How many values a field of a cron expression stands for. */
function valuesOf(field: string, all: number): number {
  if (isAny(field)) return all;
  return field
    .split(',')
    .map((part) => {
      const [range = '', step] = part.split('/');
      const [from, to] = range.split('-').map(Number);
      const span = to === undefined ? (step === undefined ? 1 : all) : to - (from ?? 0) + 1;
      return Number.isNaN(span) ? 1 : Math.ceil(span / Number(step ?? 1));
    })
    .reduce((sum, count) => sum + count, 0);
}
