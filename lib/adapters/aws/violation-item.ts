import type { Violation } from '../../domain/violation/violation.ts';
import { fitSize } from './fit-size.ts';
import { violationSchema } from './violation-schema.ts';

/** DynamoDB allows 400 KB an item, names included; the rest is left for keys and attributes. */
const maxDocumentBytes = 380_000;
const day = 86_400;

/** One violation as a row of the table. The attributes beside the key are for people and filters. */
interface ViolationItem {
  readonly pk: string;
  readonly sk: string;
  /** Seconds since the epoch, when the table may drop the row. */
  readonly expiresAt: number;
  readonly at: string;
  readonly subject: string;
  readonly kind: string;
  readonly severity: string;
  readonly account: string;
  /** The violation itself as JSON, so that it comes back exactly as it went in. */
  readonly document: string;
}

const partitionPrefix = 'VIOLATION#';

/** Key of the rows of one day (`YYYY-MM-DD`, changes) or one month (`YYYY-MM`, money). */
export const violationPartition = (period: string): string => `${partitionPrefix}${period}`;

/**
 * The same fact always has the same key, whenever it is noticed: a change is filed under the day and
 * time of its event, money under a month: a budget's own, because its time is that of the noticing.
 */
export function violationKey(violation: Violation): { readonly pk: string; readonly sk: string } {
  return violation.subject === 'change'
    ? {
        pk: violationPartition(violation.at.slice(0, 10)),
        sk: `${violation.at}#${violation.fingerprint}`,
      }
    : { pk: violationPartition(monthOf(violation)), sk: violation.fingerprint };
}

/** A crossing is noticed later than it is; an anomaly happened when it says. */
const monthOf = (violation: Exclude<Violation, { subject: 'change' }>): string =>
  violation.subject === 'cost' ? violation.state.month : violation.at.slice(0, 7);

/** The row of a violation. Texts too long for a row are cut and the reason says so. */
export function toViolationItem(violation: Violation, keepDays: number): ViolationItem {
  return {
    ...violationKey(violation),
    expiresAt: Math.ceil(Date.parse(violation.detectedAt) / 1000) + keepDays * day,
    at: violation.at,
    subject: violation.subject,
    kind: violation.kind,
    severity: violation.severity,
    account: violation.account,
    document: documentOf(violation),
  };
}

function documentOf(violation: Violation): string {
  const fitted = fitSize(violation, maxDocumentBytes);
  if (!fitted.cut) return fitted.json;
  const reason = `${fitted.value.reason} (long values were cut to be stored)`;
  return JSON.stringify({ ...fitted.value, reason });
}

/** The violation of a row's `document`; throws an error that names the row when it cannot be read. */
export function parseViolation(
  { pk, sk }: { readonly pk: unknown; readonly sk: unknown },
  document: unknown,
): Violation {
  try {
    return violationSchema.parse(JSON.parse(String(document)));
  } catch (error) {
    throw new Error(`row ${pk} / ${sk} is not a violation this version can read`, { cause: error });
  }
}

/** Whether a partition key is one of violations. */
export const holdsViolations = (pk: string): boolean => pk.startsWith(partitionPrefix);
