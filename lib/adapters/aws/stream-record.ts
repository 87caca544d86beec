import * as z from 'zod';
import type { Violation } from '../../domain/violation/violation.ts';
import { holdsViolations, parseViolation } from './violation-item.ts';

const text = z.object({ S: z.string() });
const keysSchema = z.object({ pk: text, sk: text });
const imageSchema = z.object({ document: text });

/** The parts of a DynamoDB stream record that matter here. */
export interface StreamChange {
  readonly eventName?: string | undefined;
  readonly dynamodb: { readonly Keys?: unknown; readonly NewImage?: unknown };
}

/**
 * The violation a stream record says was written; undefined for every other row, and for rows
 * changed or removed. Throws an error that names the row when it cannot be read.
 */
export function violationOfStream({ eventName, dynamodb }: StreamChange): Violation | undefined {
  if (eventName !== 'INSERT') return undefined;
  const { pk, sk } = keysSchema.parse(dynamodb.Keys);
  if (!holdsViolations(pk.S)) return undefined;
  const image = imageSchema.safeParse(dynamodb.NewImage);
  return parseViolation({ pk: pk.S, sk: sk.S }, image.data?.document.S);
}
