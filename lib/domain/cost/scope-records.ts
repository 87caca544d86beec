import type { CostReading, CostRecord } from './cost-record.ts';
import type { CostScope } from './cost-scope.ts';

type ScopedRecords =
  | { readonly kind: 'found'; readonly records: readonly CostRecord[] }
  | { readonly kind: 'unknown'; readonly reason: string };

/** One thing a scope can ask for, and where a record answers it. */
interface Condition {
  readonly name: string;
  readonly allowed: readonly string[];
  readonly read: (record: CostRecord) => string | undefined;
}

/**
 * The records inside a scope. `unknown` when the data cannot tell: no record carries what the scope
 * asks for, or a plain file has several columns and none of them stands for the whole. A scope that
 * the data can tell and that holds nothing is `found`, and empty.
 */
export function scopeRecords(reading: CostReading, scope: CostScope): ScopedRecords {
  const conditions = conditionsOf(reading, scope);
  const unanswered = conditions.find(
    ({ read }) => !reading.records.some((record) => read(record) !== undefined),
  );
  if (unanswered && reading.records.length > 0)
    return { kind: 'unknown', reason: unanswerable(unanswered, reading) };
  if (reading.servicesOfUsageOnly && scope.services && reading.scope === undefined) {
    const reason = `${reading.source} names the service of usage only, and credits, discounts or fees came too`;
    return { kind: 'unknown', reason };
  }
  if (severalSeries(reading, scope)) {
    const reason = 'the file has several columns and none is the total: name one in scope.series';
    return { kind: 'unknown', reason };
  }
  const tests = conditions.map(toTest);
  return {
    kind: 'found',
    records: reading.records.filter((record) => tests.every((test) => test(record))),
  };
}

function conditionsOf(reading: CostReading, scope: CostScope): Condition[] {
  const { mainSeries } = reading;
  const series = scope.series ?? (mainSeries === undefined ? undefined : [mainSeries]);
  const local: (Condition | undefined)[] = [
    condition('charge types', scope.chargeTypes, ({ chargeType }) => chargeType),
    condition('series', series, (record) => record.series),
  ];
  const dimensions: (Condition | undefined)[] = [
    condition('accounts', scope.accounts, ({ account }) => account),
    condition('services', scope.services, ({ service }) => service),
    condition('regions', scope.regions, ({ region }) => region),
    ...Object.entries(scope.tags ?? {}).map(([key, values]) =>
      condition(`the tag ${key}`, values, ({ tags }) => tags?.[key]),
    ),
    ...Object.entries(scope.costCategories ?? {}).map(([key, values]) =>
      condition(`the cost category ${key}`, values, (record) => record.costCategories?.[key]),
    ),
  ];
  return [...local, ...(reading.scope === undefined ? dimensions : [])].filter(
    (it) => it !== undefined,
  );
}

function condition(
  name: string,
  allowed: readonly string[] | undefined,
  read: Condition['read'],
): Condition | undefined {
  return allowed && { name, allowed, read };
}

function toTest({ allowed, read }: Condition): (record: CostRecord) => boolean {
  const values = new Set(allowed.map((value) => value.toLowerCase()));
  return (record) => {
    const value = read(record);
    return value !== undefined && values.has(value.toLowerCase());
  };
}

const unanswerable = ({ name }: Condition, { source, kind }: CostReading): string =>
  kind === 'plain-csv'
    ? `${source} is a plain file: it does not say ${name}, only scope.series applies`
    : `${source} does not say ${name} of any cost, so the scope cannot be applied`;

function severalSeries(reading: CostReading, scope: CostScope): boolean {
  if (reading.kind !== 'plain-csv' || scope.series || reading.mainSeries !== undefined)
    return false;
  return new Set(reading.records.map(({ series }) => series)).size > 1;
}
