import * as z from 'zod';
import type { IncidentNews } from '../../domain/violation/incident-news.ts';
import type { Violation } from '../../domain/violation/violation.ts';
import { actionPrefix, parseAction } from './incident-table.ts';
import { resolutionPrefix } from './resolution-table.ts';
import { holdsViolations, parseViolation } from './violation-item.ts';

const text = z.object({ S: z.string() });
const keysSchema = z.object({ pk: text, sk: text });
const imageSchema = z.object({ document: text });

/** The parts of a DynamoDB stream record that matter here. */
export interface StreamChange {
  readonly eventName?: string | undefined;
  readonly dynamodb: { readonly Keys?: unknown; readonly NewImage?: unknown };
}

/** What the stream says of an incident that was told before; undefined for every other row. */
export function newsOfStream({ eventName, dynamodb }: StreamChange): IncidentNews | undefined {
  if (eventName !== 'INSERT') return undefined;
  const { pk, sk } = keysSchema.parse(dynamodb.Keys);
  if (pk.S.startsWith(resolutionPrefix)) {
    return { kind: 'ended', day: pk.S.slice(resolutionPrefix.length), fingerprint: sk.S };
  }
  if (!pk.S.startsWith(actionPrefix)) return undefined;
  const image = imageSchema.safeParse(dynamodb.NewImage);
  return {
    kind: 'said',
    action: parseAction({ pk: pk.S, sk: sk.S }, image.data?.document.S),
  };
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
