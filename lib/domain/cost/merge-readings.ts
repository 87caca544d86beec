import type { ReadFault } from '../fault/read-fault.ts';
import type { CostReading, CostRecord } from './cost-record.ts';

/** What one file of several said. */
export interface FileReading {
  readonly name: string;
  readonly reading: CostReading;
  /** True when it is known to be part of a whole with others that are. */
  readonly isPart?: true;
  /** What its rows are to those of earlier files: new, or mostly the same; absent where nobody can tell. */
  readonly rows?: 'new' | 'retold';
}

/**
 * Files of one source as one reading, oldest first. Parts of one export add up: those that are known to be
 * parts, and those whose names differ in digits only and that do not tell the same anew. A day that two
 * other files state alike counts once; of a day that they state differently the newer counts. What is left
 * out is counted and told, as is a file in another currency, metric or format.
 */
export function mergeReadings(
  source: string,
  files: readonly [FileReading, ...FileReading[]],
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
    const rows = file.rows ?? (isRetelling(file, fitting) ? 'retold' : undefined);
    for (const day of daysOf({ ...file, ...(rows && { rows }) })) addDay(days, day, faults);
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

interface DayOfFile extends Pick<FileReading, 'name' | 'isPart' | 'rows'> {
  readonly kind: CostReading['kind'];
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

function daysOf({ reading, ...file }: FileReading): DayOfFile[] {
  return [...Map.groupBy(reading.records, ({ date }) => date)].map(([date, records]) => ({
    ...file,
    kind: reading.kind,
    date,
    records,
  }));
}

/** A file that says of most days the same as another of its name did is no part but a newer look. */
function isRetelling(file: FileReading, files: readonly FileReading[]): boolean {
  const days = new Map(daysOf(file).map((day) => [day.date, day.records]));
  return files.slice(0, files.indexOf(file)).some((older) => {
    if (!areNumbered(older.name, file.name)) return false;
    const shared = daysOf(older).filter(({ date }) => days.has(date));
    const same = shared.filter(({ date, records }) => sameRecords(records, days.get(date) ?? []));
    return shared.length > 1 && same.length * 2 >= shared.length;
  });
}

/** Adds a day of a newer file to what older ones said of it. */
function addDay(days: Map<string, DayOfFile[]>, day: DayOfFile, faults: ReadFault[]): void {
  const known = days.get(day.date) ?? [];
  const kept = known.filter((it) => addUp(it, day));
  const others = known.filter((it) => !kept.includes(it));
  const twin = others.find((it) => sameRecords(it.records, day.records));
  if (twin !== undefined) {
    faults.push(leftOut(day, twin.name, 'stands in'));
    return;
  }
  for (const older of others) faults.push(leftOut(older, day.name, 'is told anew by'));
  days.set(day.date, [...kept, day]);
}

/** Whether two files tell different parts of a day. */
function addUp(older: DayOfFile, newer: DayOfFile): boolean {
  if (older.isPart && newer.isPart) return true;
  if (!areNumbered(older.name, newer.name) || newer.rows === 'retold') return false;
  if (newer.rows === 'new') return true;
  // Sums of two parts of an export may well be of the same service. In other files each cost stands once.
  const isOfRows = newer.kind === 'cur' || newer.kind === 'focus';
  return isOfRows ? !sameRecords(older.records, newer.records) : areOfOthers(older, newer);
}

function areOfOthers({ records }: DayOfFile, newer: DayOfFile): boolean {
  const costs = new Set(records.filter(isCost).map(aboutWhat));
  return !newer.records.some((record) => isCost(record) && costs.has(aboutWhat(record)));
}

const isCost = ({ amount }: CostRecord): boolean => amount !== 0;
const aboutWhat = ({ amount: _, quantity: __, ...dimensions }: CostRecord): string =>
  JSON.stringify(dimensions);

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
