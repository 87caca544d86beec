import { parseRecord } from '../../lib/adapters/aws/cloudtrail/parse-record.ts';
import { defaultSettings } from '../../lib/config/default-settings.ts';
import type { ChangeEvent } from '../../lib/domain/change/change-event.ts';
import { type JudgedChange, judge } from '../../lib/domain/change/judge.ts';
import type { ChangePolicy } from '../../lib/domain/change/policy.ts';

/** The event of a raw record; fails when the record is a fault. */
export function eventOf(raw: unknown): ChangeEvent {
  const { event, fault } = parseRecord(raw, { source: 'test' });
  if (event === undefined) throw new Error(`${fault.code}: ${fault.message}`);
  return event;
}

/** The policy of someone who configured nothing, with changes. */
export const policyWith = (given: Partial<ChangePolicy> = {}): ChangePolicy => ({
  ...defaultSettings.policy,
  ...given,
});

/** A raw record, judged. */
export const judged = (raw: unknown, policy: Partial<ChangePolicy> = {}): JudgedChange =>
  judge(eventOf(raw), policyWith(policy));
