import type { Alert } from '../../lib/domain/violation/alert.ts';
import { fingerprint } from '../../lib/domain/violation/fingerprint.ts';
import type { Severity } from '../../lib/domain/violation/severity.ts';
import type { Standing } from '../../lib/domain/violation/standing.ts';
import { expiredKey } from '../../lib/usecases/tell-expired.ts';

/** What a simulated channel is sent instead of words. */
export interface Message {
  /** What it tells, as the delivery log knows it: fingerprints of violations, or the key of an update. */
  readonly ids: readonly string[];
  readonly incidentId: string;
  readonly severity: Severity;
  readonly isUpdate: boolean;
  /** Violations that an update says have ended. */
  readonly ended: readonly string[];
  /** Of a bot's post: the thread that it is put into. */
  readonly thread_ts?: string;
}

/** An alert as a message. */
export function messageOf({ incidentId, severity, standing, violations }: Alert): Message {
  const fingerprints = violations.map((it) => it.fingerprint).sort();
  const isEnd = standing?.state === 'ended';
  const ids =
    standing === undefined
      ? fingerprints
      : [saidKey(standing) ?? fingerprint('ended', incidentId, ...fingerprints)];
  const isUpdate = standing !== undefined;
  return { ids, incidentId, severity, isUpdate, ended: isEnd ? fingerprints : [] };
}

function saidKey(standing: Standing): string | undefined {
  if (standing.state === 'expired') return expiredKey(standing.action.id);
  return 'action' in standing ? standing.action.id : undefined;
}

/** An event for each thing that is told. */
export const busMessagesOf = (alert: Alert): Message[] => {
  const message = messageOf(alert);
  return message.ids.map((id) => ({ ...message, ids: [id] }));
};

export const readMessage = (text: string): Message => JSON.parse(text) as Message;
