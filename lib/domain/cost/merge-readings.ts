import type { ReadFault } from '../fault/read-fault.ts';
import type { CostRecord, CostsAbout } from './cost-record.ts';
import { type CostTable, joinedTable, type TableDays } from './cost-table.ts';

/** What one file of several said. */
export interface FileReading {
  readonly name: string;
  readonly about: CostsAbout;
  readonly costs: CostTable;
  /** The same by usage type and resource, where these are few. */
  readonly detail?: CostTable;
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
): {
  readonly about: CostsAbout;
  readonly costs: CostTable;
  readonly detail?: CostTable;
  readonly faults: readonly ReadFault[];
} {
  const [first] = files;
  const faults: ReadFault[] = [];
  const fitting = files.filter(({ name, about }) => {
    const why = misfit(about, first.about);
    if (why !== undefined)
      faults.push({ source: name, code: 'unsupported', message: `${why}; the file is left out` });
    return why === undefined;
  });
  const days = new Map<string, DayOfFile[]>();
  for (const file of fitting) {
    const rows = file.rows ?? (isRetelling(file, fitting) ? 'retold' : undefined);
    for (const day of daysOf({ ...file, ...(rows && { rows }) })) addDay(days, day, faults);
  }
  const captured = fitting.flatMap(({ about }) => about.capturedAt ?? []).sort();
  const capturedAt = captured.at(-1);
  const dates = [...days.keys()];
  const kept = fitting.map(keptOf(days));
  const detail = fitting.map((file, index) =>
    file.detail && kept[index] ? { ...kept[index], costs: file.detail } : undefined,
  );
  return {
    about: {
      ...first.about,
      source,
      currency:
        fitting.find(({ about }) => about.currency !== 'unknown')?.about.currency ?? 'unknown',
      ...(capturedAt !== undefined && { capturedAt }),
      estimatedDays: new Set(fitting.flatMap(({ about }) => [...about.estimatedDays])),
    },
    costs: joinedTable(dates, kept),
    ...(detail.every((it) => it !== undefined) && { detail: joinedTable(dates, detail) }),
    faults: summed(faults),
  };
}

interface DayOfFile extends FileReading {
  readonly date: string;
}

/** The days of a file that count. */
const keptOf =
  (days: ReadonlyMap<string, readonly DayOfFile[]>) =>
  ({ costs }: FileReading): TableDays => {
    const counts = (date: string) => days.get(date)?.some((it) => it.costs === costs);
    return { costs, dates: new Set(costs.dates().filter(counts)) };
  };

const recordsOf = ({ costs, date }: DayOfFile): readonly CostRecord[] => costs.on(date);

function misfit(about: CostsAbout, first: CostsAbout): string | undefined {
  if (about.kind !== first.kind) return `is ${about.kind}, the others are ${first.kind}`;
  if (about.metric !== first.metric) return `states ${about.metric}, the others ${first.metric}`;
  const currencies = new Set([about.currency, first.currency, 'unknown']);
  return currencies.size > 2
    ? `is in ${about.currency}, the others in ${first.currency}`
    : undefined;
}

const daysOf = (file: FileReading): DayOfFile[] =>
  file.costs.dates().map((date) => ({ ...file, date }));

/** A file that says of most days the same as another of its name did is no part but a newer look. */
function isRetelling(file: FileReading, files: readonly FileReading[]): boolean {
  const days = new Set(file.costs.dates());
  return files.slice(0, files.indexOf(file)).some((older) => {
    if (!areNumbered(older.name, file.name)) return false;
    const shared = older.costs.dates().filter((date) => days.has(date));
    const same = shared.filter((date) => sameRecords(older.costs.on(date), file.costs.on(date)));
    return shared.length > 1 && same.length * 2 >= shared.length;
  });
}

/** Adds a day of a newer file to what older ones said of it. */
function addDay(days: Map<string, DayOfFile[]>, day: DayOfFile, faults: ReadFault[]): void {
  const known = days.get(day.date) ?? [];
  const kept = known.filter((it) => addUp(it, day));
  const others = known.filter((it) => !kept.includes(it));
  const twin = others.find((it) => sameRecords(recordsOf(it), recordsOf(day)));
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
  const isOfRows = newer.about.kind === 'cur' || newer.about.kind === 'focus';
  return isOfRows ? !sameRecords(recordsOf(older), recordsOf(newer)) : areOfOthers(older, newer);
}

function areOfOthers(older: DayOfFile, newer: DayOfFile): boolean {
  const costs = new Set(recordsOf(older).filter(isCost).map(aboutWhat));
  return !recordsOf(newer).some((record) => isCost(record) && costs.has(aboutWhat(record)));
}

const isCost = ({ amount }: CostRecord): boolean => amount !== 0;
const aboutWhat = ({ amount: _, quantity: __, ...dimensions }: CostRecord): string =>
  JSON.stringify(dimensions);

const leftOut = (day: DayOfFile, other: string, how: string): ReadFault => ({
  source: day.name,
  place: day.date,
  code: 'bad-value',
  message: `${how} ${other}; counted once, ${recordsOf(day).length} sums left out`,
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
