import * as z from 'zod';
import type { Violation } from '../../lib/domain/violation/violation.ts';

const recordSchema = z.looseObject({
  eventName: z.string().optional(),
  dynamodb: z.looseObject({
    SequenceNumber: z.string(),
    Keys: z.unknown(),
    NewImage: z.unknown(),
  }),
});

/** A batch of a DynamoDB stream. */
export const streamSchema = z.looseObject({ Records: z.array(recordSchema) });

export type StreamRecord = z.output<typeof recordSchema>;

export interface StreamReading {
  readonly violations: readonly Violation[];
  /** Records that will never be readable; each fails for itself and the rest goes on. */
  readonly unreadable: readonly { readonly sequenceNumber: string; readonly error: unknown }[];
  /** The records that announced a violation: what Lambda is told when it was not delivered. */
  readonly sequenceNumberOf: (fingerprint: string) => string[];
}

/** Reads each record by itself, so that one that cannot be read harms no other. */
export function readStream(
  records: readonly StreamRecord[],
  violationOf: (record: StreamRecord) => Violation | undefined,
): StreamReading {
  const read: { readonly sequenceNumber: string; readonly violation: Violation }[] = [];
  const unreadable: { readonly sequenceNumber: string; readonly error: unknown }[] = [];
  for (const record of records) {
    const sequenceNumber = record.dynamodb.SequenceNumber;
    try {
      const violation = violationOf(record);
      if (violation !== undefined) read.push({ sequenceNumber, violation });
    } catch (error) {
      unreadable.push({ sequenceNumber, error });
    }
  }
  return {
    violations: read.map(({ violation }) => violation),
    unreadable,
    sequenceNumberOf: (fingerprint) =>
      read
        .filter(({ violation }) => violation.fingerprint === fingerprint)
        .map(({ sequenceNumber }) => sequenceNumber),
  };
}
