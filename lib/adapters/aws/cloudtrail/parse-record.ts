import type { ChangeEvent, Outcome } from '../../../domain/change/change-event.ts';
import type { ReadFault } from '../../../domain/fault/read-fault.ts';
import { callOf, frameOf } from './call-of.ts';
import { detailsOf, type Outline } from './details.ts';
import { eventIdOf } from './event-id.ts';
import { placed } from './event-kind.ts';
import { toIsoTime } from './iso-time.ts';
import { issuedBy } from './issued.ts';
import { LaterDetails, laterEvent } from './later-event.ts';
import { actionOf, serviceOf } from './names.ts';
import { otherForm } from './other-forms.ts';
import {
  flagAt,
  isObject,
  jsonOf,
  objectAt,
  type RawRecord,
  saidAt,
  textAt,
} from './raw-record.ts';
import { givesNothing, risksOf } from './risks.ts';
import { inOwnSpelling } from './spelling.ts';

/** Where a record was found, for the fault it may become. */
export interface RecordPlace {
  readonly source: string;
  readonly place?: string;
}

export type ParsedRecord =
  | { readonly event: ChangeEvent; readonly fault?: never }
  | { readonly fault: ReadFault; readonly event?: never };

const required = ['eventTime', 'eventSource', 'eventName'] as const;

export interface ParseOptions {
  /**
   * `required`: a record without time, source or name is a fault, since it cannot be placed.
   * `accepted`: it is judged all the same, with `unknown` for what it lacks or has blanked out (fixtures, samples).
   * @default required
   */
  readonly gaps?: 'required' | 'accepted';
  /** When what is only told of a call (its resources, its story) is read: `now`, or `later`, if somebody asks. @default now */
  readonly details?: 'now' | 'later';
}

/**
 * Turns one raw CloudTrail record into a change event. Never throws: what is no record, or lacks a
 * field without which it cannot be placed, becomes a fault that names the field and the value.
 */
export function parseRecord(
  received: unknown,
  where: RecordPlace,
  { gaps = 'required', details = 'now' }: ParseOptions = {},
): ParsedRecord {
  if (!isObject(received)) {
    return fault(where, 'not-a-record', received, 'expected a CloudTrail record, an object');
  }
  const raw = placed(inOwnSpelling(received));
  if (required.every((field) => textAt(raw, field) === undefined)) {
    const message = otherForm(raw) ?? `no ${required.join(', ')}: not a CloudTrail record`;
    return fault(where, 'not-a-record', raw, message);
  }
  const missing = required.find((field) => textAt(raw, field) === undefined);
  if (missing !== undefined && gaps === 'required') {
    return fault(where, 'missing-field', raw[missing], 'must be a non-empty text', missing);
  }
  const time = textAt(raw, 'eventTime');
  const at = time === undefined ? undefined : toIsoTime(time);
  if (at === undefined && gaps === 'required') {
    return fault(where, 'bad-value', time, 'is no time of ISO 8601 that exists', 'eventTime');
  }
  const outline = outlineOf(raw, at ?? 'unknown');
  if (details === 'later') {
    return { event: laterEvent(new LaterDetails(outline, () => raw), outline) };
  }
  const { service, action, effect } = outline;
  const told: Outline = {
    ...outline,
    risks: risksOf(service, action, raw),
    ...(effect === 'permission' &&
      givesNothing(service, action, () => raw) && { givesNothing: true }),
  };
  return { event: { ...told, ...detailsOf(raw, told) } };
}

/** What decides how a call is judged, but for its risks. */
function outlineOf(record: RawRecord, at: string): Omit<Outline, 'risks' | 'givesNothing'> {
  const call = callOf(frameOf(record));
  const sharedId = textAt(record, 'sharedEventID');
  const issued = issuedBy(record, call);
  return {
    ...call,
    id: eventIdOf(record),
    at,
    ...(sharedId !== undefined && { sharedId }),
    outcome: outcomeOf(record),
    ...(issued !== undefined && { issued }),
  };
}

/** Calls that may be asked only to check what they would do, and then end well; others end in an error. */
const dryRuns =
  /^(appstream:CreateUpdatedImage|cloud9:CreateEnvironmentEC2|es:Update(Elasticsearch)?DomainConfig|lambda:UpdateFunctionCode|network-firewall:(Cre|Upd)ateRuleGroup)$/;

export const mayBeDryRun = (service: string, action: string): boolean =>
  dryRuns.test(`${service}:${action}`);

const isDryRun = (record: RawRecord): boolean =>
  flagAt(objectAt(record, 'requestParameters'), 'dryRun') === true &&
  mayBeDryRun(
    serviceOf(textAt(record, 'eventSource') ?? ''),
    actionOf(textAt(record, 'eventName') ?? ''),
  );

/** How the call ended. */
export function outcomeOf(record: RawRecord): Outcome {
  const code = saidAt(record, 'errorCode');
  if (code !== undefined && /DryRunOperation(Exception)?$/.test(code)) return { kind: 'dry-run' };
  if (code !== undefined) return { kind: 'failed', code };
  if (saidAt(record, 'errorMessage') !== undefined)
    return { kind: 'failed', code: 'unnamed error' };
  if (isDryRun(record)) return { kind: 'dry-run' };
  const signIn = textAt(objectAt(record, 'responseElements'), 'ConsoleLogin');
  return signIn === 'Failure'
    ? { kind: 'failed', code: 'ConsoleLogin Failure' }
    : { kind: 'succeeded' };
}

function fault(
  where: RecordPlace,
  code: ReadFault['code'],
  value: unknown,
  message: string,
  field?: string,
): ParsedRecord {
  const shown = (typeof value === 'string' ? value : jsonOf(value)).slice(0, 200);
  return {
    fault: { ...where, code, message, value: shown, ...(field !== undefined && { field }) },
  };
}
