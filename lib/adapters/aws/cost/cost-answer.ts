import * as z from 'zod';
import { isDate } from '../../../domain/cost/calendar.ts';
import { type CostMetric, type CostRecord, costMetrics } from '../../../domain/cost/cost-record.ts';
import type { ReadFault } from '../../../domain/fault/read-fault.ts';
import { AnswerTally } from './answer-tally.ts';
import { dimensionsOf, type GroupDefinition } from './group-keys.ts';

const metrics = z.record(z.string(), z.object({ Amount: z.string(), Unit: z.string() }).partial());
const period = z.object({
  TimePeriod: z.object({ Start: z.string(), End: z.string() }),
  Total: metrics.nullish(),
  Groups: z.array(z.object({ Keys: z.array(z.string()), Metrics: metrics })).nullish(),
  Estimated: z.boolean().nullish(),
});
const answerSchema = z.object({
  GroupDefinitions: z
    .array(z.object({ Type: z.string().optional(), Key: z.string().optional() }))
    .nullish(),
  ResultsByTime: z.array(z.unknown()),
});

export interface CostAnswer {
  readonly records: readonly CostRecord[];
  readonly estimatedDays: ReadonlySet<string>;
  readonly currency: string;
  readonly metric: CostMetric;
  readonly faults: readonly ReadFault[];
}

interface AnswerOptions {
  /** What faults name as the source. */
  readonly source: string;
  /** The metric to read. Without one: UnblendedCost, or whatever cost metric the answer holds. */
  readonly metric?: CostMetric;
}

/**
 * Reads the pages of one DAILY `GetCostAndUsage` answer, ungrouped or grouped by one or two keys.
 * A group that stands twice (the same page saved twice) counts once. Broken periods, groups in a
 * second currency and months instead of days are faults. Throws when the metric is not in the answer.
 */
export function readCostAnswer(pages: readonly unknown[], options: AnswerOptions): CostAnswer {
  const parsed = pages.map((page) => answerSchema.parse(page));
  const metric = chooseMetric(parsed, options);
  const tally = new AnswerTally(options.source);
  parsed.forEach((page, pageIndex) => {
    page.ResultsByTime.forEach((raw, index) => {
      const place = `period ${index + 1} of page ${pageIndex + 1}`;
      readPeriod(raw, page.GroupDefinitions ?? [], metric, place, tally);
    });
  });
  return { ...tally.result(), metric };
}

function readPeriod(
  raw: unknown,
  definitions: readonly GroupDefinition[],
  metric: CostMetric,
  place: string,
  tally: AnswerTally,
): void {
  const result = period.safeParse(raw);
  if (!result.success) {
    const issue = result.error.issues[0];
    tally.fault(place, {
      code: 'not-a-record',
      field: issue?.path.join('.') ?? '',
      value: '',
      message: `not a period of GetCostAndUsage: ${issue?.message ?? ''}`,
    });
    return;
  }
  const { TimePeriod, Groups, Total, Estimated } = result.data;
  const date = TimePeriod.Start.slice(0, 10);
  if (!isDate(date)) {
    tally.fault(place, {
      code: 'bad-value',
      field: 'TimePeriod.Start',
      value: TimePeriod.Start,
      message: 'no date that exists; write YYYY-MM-DD',
    });
    return;
  }
  if (Date.parse(TimePeriod.End) - Date.parse(date) > 86_400_000) {
    tally.fault(place, {
      code: 'unsupported',
      field: 'TimePeriod',
      value: `${date} to ${TimePeriod.End}`,
      message: 'longer than a day; ask Cost Explorer with Granularity DAILY',
    });
    return;
  }
  tally.day(date, Estimated === true);
  const groups = Groups?.length ? Groups : Total?.[metric] ? [{ Keys: [], Metrics: Total }] : [];
  for (const { Keys, Metrics } of groups) {
    const dimensions = dimensionsOf(Keys, definitions);
    if ('unknownType' in dimensions)
      tally.fault(place, {
        code: 'unsupported',
        field: 'RECORD_TYPE',
        value: dimensions.unknownType,
        message: 'no charge type Bandog knows; counted as an adjustment',
      });
    const { record } = dimensions;
    tally.add(place, {
      date,
      start: TimePeriod.Start,
      keys: Keys,
      record,
      amount: Metrics[metric]?.Amount,
      unit: Metrics[metric]?.Unit,
    });
  }
}

type Page = z.output<typeof answerSchema>;

function chooseMetric(pages: readonly Page[], { metric, source }: AnswerOptions): CostMetric {
  const held = costMetrics.filter((name) => pages.some((page) => holds(page, name)));
  if (metric !== undefined && held.length > 0 && !held.includes(metric))
    throw new Error(`${source}: holds ${held.join(', ')}, not ${metric}; ask for one of these`);
  return metric ?? held[0] ?? 'UnblendedCost';
}

function holds(page: Page, metric: CostMetric): boolean {
  return page.ResultsByTime.some((raw) => {
    const { data } = period.safeParse(raw);
    return [data?.Total, ...(data?.Groups ?? []).map(({ Metrics }) => Metrics)].some(
      (it) => it?.[metric],
    );
  });
}
