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

export interface StreamReading<T = Violation> {
  readonly read: readonly T[];
  /** Records that will never be readable; each fails for itself and the rest goes on. */
  readonly unreadable: readonly { readonly sequenceNumber: string; readonly error: unknown }[];
  /** The records that were read: what Lambda is told when they were not handled. */
  readonly sequenceNumbers: readonly string[];
  /** Of these, the ones that announced a violation. */
  readonly sequenceNumberOf: (fingerprint: string) => string[];
}

/** Reads each record by itself, so that one that cannot be read harms no other. */
export function readStream<T extends object>(
  records: readonly StreamRecord[],
  read: (record: StreamRecord) => T | undefined,
): StreamReading<T> {
  const found: { readonly sequenceNumber: string; readonly value: T }[] = [];
  const unreadable: { readonly sequenceNumber: string; readonly error: unknown }[] = [];
  for (const record of records) {
    const sequenceNumber = record.dynamodb.SequenceNumber;
    try {
      const value = read(record);
      if (value !== undefined) found.push({ sequenceNumber, value });
    } catch (error) {
      unreadable.push({ sequenceNumber, error });
    }
  }
  return {
    read: found.map(({ value }) => value),
    unreadable,
    sequenceNumbers: found.map(({ sequenceNumber }) => sequenceNumber),
    sequenceNumberOf: (fingerprint) =>
      found
        .filter(({ value }) => 'fingerprint' in value && value.fingerprint === fingerprint)
        .map(({ sequenceNumber }) => sequenceNumber),
  };
}
