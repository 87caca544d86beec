import type { IncidentNews } from '../../lib/domain/violation/incident-news.ts';
import type { Violation } from '../../lib/domain/violation/violation.ts';
import type { IncidentDeps } from '../../lib/usecases/find-incident.ts';
import { type NotifyDeps, type NotifyResult, notify } from '../../lib/usecases/notify.ts';
import { type TellUpdatesDeps, tellUpdates } from '../../lib/usecases/tell-updates.ts';
import { readStream, type StreamReading, type StreamRecord } from './read-stream.ts';

interface TellBatchDeps extends NotifyDeps {
  readonly violationOf: (record: StreamRecord) => Violation | undefined;
  /** Tells how incidents stand that were told before. @default nobody does */
  readonly updates?: IncidentDeps &
    Pick<TellUpdatesDeps, 'clock'> & {
      readonly newsOf: (record: StreamRecord) => IncidentNews | undefined;
    };
}

interface ToldBatch extends Omit<NotifyResult, 'failures'>, Pick<StreamReading, 'unreadable'> {
  /** Lambda's partial batch response: what the stream has to hand over again. */
  readonly response: { readonly batchItemFailures: readonly { readonly itemIdentifier: string }[] };
  /** News of what was told before that a channel had no room for. */
  readonly leftOut: number;
  /** What went wrong, for the log. */
  readonly failures: readonly { readonly channel: string; readonly error: unknown }[];
}

/** Tells of a batch of the stream; records that cannot be read or were not told are handed back. */
export async function tellBatch(
  { violationOf, updates, ...deps }: TellBatchDeps,
  records: readonly StreamRecord[],
): Promise<ToldBatch> {
  const { read, unreadable, sequenceNumberOf } = readStream(records, violationOf);
  const { failures, ...told } = await notify(deps, read);
  const news = readStream(records, (record) => updates?.newsOf(record));
  const updated =
    updates === undefined
      ? { delivered: 0, leftOut: 0, failures: [] }
      : await tellUpdates({ ...deps, ...updates }, news.read);
  const failed = new Set([
    ...[...unreadable, ...news.unreadable].map(({ sequenceNumber }) => sequenceNumber),
    ...failures.flatMap(({ fingerprints }) => fingerprints.flatMap(sequenceNumberOf)),
    ...(updated.failures.length > 0 ? news.sequenceNumbers : []),
  ]);
  const batchItemFailures = [...failed].map((itemIdentifier) => ({ itemIdentifier }));
  return {
    response: { batchItemFailures },
    delivered: told.delivered + updated.delivered,
    held: told.held,
    leftOut: updated.leftOut,
    failures: [...failures, ...updated.failures],
    unreadable: [...unreadable, ...news.unreadable.filter((it) => !isAmong(it, unreadable))],
  };
}

const isAmong = (
  { sequenceNumber }: StreamReading['unreadable'][number],
  others: StreamReading['unreadable'],
): boolean => others.some((it) => it.sequenceNumber === sequenceNumber);
