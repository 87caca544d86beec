import type { ReadFault } from '../fault/read-fault.ts';
import type { CostReading, CostRecord } from './cost-record.ts';

/** What one file of several said. */
export interface FileReading {
  readonly name: string;
  readonly reading: CostReading;
}

/**
 * Files of one source as one reading, oldest first. Parts of one export add up: all of them where
 * `areParts` says so, else those whose names differ in digits only. A day that two files state alike counts once; of a day that two other files state
 * differently the newer counts. What is left out is counted and told, as is a file in another currency,
 * metric or format.
 */
export function mergeReadings(
  source: string,
  files: readonly [FileReading, ...FileReading[]],
  areParts = false,
): { readonly reading: CostReading; readonly faults: readonly ReadFault[] } {
  const [first] = files;
  const faults: ReadFault[] = [];
  const fitting = files.filter(({ name, reading }) => {
    const why = misfit(reading, first.reading);
    if (why !== undefined)
      faults.push({ source: name, code: 'unsupported', message: `${why}; the file is left out` });
    return why === undefined;
  });
  const days = new Map<string, DayOfFile[]>();
  for (const file of fitting) {
    for (const day of daysOf(file)) {
      if (areParts) days.set(day.date, [...(days.get(day.date) ?? []), day]);
      else addDay(days, day, faults);
    }
  }
  const captured = fitting.flatMap(({ reading }) => reading.capturedAt ?? []).sort();
  const capturedAt = captured.at(-1);
  return {
    reading: {
      ...first.reading,
      source,
      currency:
        fitting.find(({ reading }) => reading.currency !== 'unknown')?.reading.currency ??
        'unknown',
      ...(capturedAt !== undefined && { capturedAt }),
      estimatedDays: new Set(fitting.flatMap(({ reading }) => [...reading.estimatedDays])),
      records: [...days.values()].flatMap((kept) => kept.flatMap(({ records }) => records)),
    },
    faults: summed(faults),
  };
}

interface DayOfFile {
  readonly name: string;
  readonly date: string;
  readonly records: readonly CostRecord[];
}

function misfit(reading: CostReading, first: CostReading): string | undefined {
  if (reading.kind !== first.kind) return `is ${reading.kind}, the others are ${first.kind}`;
  if (reading.metric !== first.metric)
    return `states ${reading.metric}, the others ${first.metric}`;
  const currencies = new Set([reading.currency, first.currency, 'unknown']);
  return currencies.size > 2
    ? `is in ${reading.currency}, the others in ${first.currency}`
    : undefined;
}

function daysOf({ name, reading }: FileReading): DayOfFile[] {
  return [...Map.groupBy(reading.records, ({ date }) => date)].map(([date, records]) => ({
    name,
    date,
    records,
  }));
}

/** Adds a day of a newer file to what older ones said of it. */
function addDay(days: Map<string, DayOfFile[]>, day: DayOfFile, faults: ReadFault[]): void {
  const known = days.get(day.date) ?? [];
  const twin = known.find((it) => sameRecords(it.records, day.records));
  if (twin !== undefined) {
    faults.push(leftOut(day, twin.name, 'stands in'));
    return;
  }
  const kept = known.filter((it) => areNumbered(it.name, day.name));
  for (const older of known)
    if (!kept.includes(older)) faults.push(leftOut(older, day.name, 'is told anew by'));
  days.set(day.date, [...kept, day]);
}

const leftOut = ({ name, date, records }: DayOfFile, other: string, how: string): ReadFault => ({
  source: name,
  place: date,
  code: 'bad-value',
  message: `${how} ${other}; counted once, ${records.length} sums left out`,
});

/** `part-00001.csv` and `part-00002.csv`. */
const areNumbered = (a: string, b: string): boolean =>
  a !== b && a.replaceAll(/\d+/g, '#') === b.replaceAll(/\d+/g, '#');

const sameRecords = (a: readonly CostRecord[], b: readonly CostRecord[]): boolean =>
  a.length === b.length && textOf(a) === textOf(b);

const textOf = (records: readonly CostRecord[]): string =>
  records
    .map(({ amount, ...dimensions }) => `${JSON.stringify(dimensions)} ${amount.toFixed(9)}`)
    .sort()
    .join('\n');

/** Days left out of one file for one reason, as one fault. */
function summed(faults: readonly ReadFault[]): ReadFault[] {
  const groups = Map.groupBy(faults, ({ source, message }) => `${source} ${message.split(';')[0]}`);
  return [...groups.values()].flatMap((same) => {
    const [first] = same;
    const last = same.at(-1);
    if (first === undefined || same.length === 1) return same;
    const message = `${first.message.split(';')[0]}; counted once, ${same.length} days left out`;
    return [{ ...first, place: `${first.place ?? ''} to ${last?.place ?? ''}`, message }];
  });
}
