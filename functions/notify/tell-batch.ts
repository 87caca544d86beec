import type { Violation } from '../../lib/domain/violation/violation.ts';
import { type NotifyDeps, type NotifyResult, notify } from '../../lib/usecases/notify.ts';
import { readStream, type StreamReading, type StreamRecord } from './read-stream.ts';

interface TellBatchDeps extends NotifyDeps {
  readonly violationOf: (record: StreamRecord) => Violation | undefined;
}

interface ToldBatch extends NotifyResult, Pick<StreamReading, 'unreadable'> {
  /** Lambda's partial batch response: what the stream has to hand over again. */
  readonly response: { readonly batchItemFailures: readonly { readonly itemIdentifier: string }[] };
}

/** Tells of a batch of the stream; records that cannot be read or were not told are handed back. */
export async function tellBatch(
  { violationOf, ...deps }: TellBatchDeps,
  records: readonly StreamRecord[],
): Promise<ToldBatch> {
  const { violations, unreadable, sequenceNumberOf } = readStream(records, violationOf);
  const { failures, ...result } = await notify(deps, violations);
  const failed = new Set([
    ...unreadable.map(({ sequenceNumber }) => sequenceNumber),
    ...failures.flatMap(({ fingerprints }) => fingerprints.flatMap(sequenceNumberOf)),
  ]);
  const batchItemFailures = [...failed].map((itemIdentifier) => ({ itemIdentifier }));
  return { response: { batchItemFailures }, ...result, failures, unreadable };
}
