import type { Construct } from 'constructs';
import type { AlertSettings } from '../../config/alerts-schema.ts';
import { DigestSender, type TellingBandog } from './digest-sender.ts';
import { addSlackResponder } from './slack-responder.ts';
import type { WatchdogFunctionProps } from './watchdog-function.ts';

/** Adds what tells people besides `notify`: the digests, and the answers to what they click. */
export function addTelling(
  scope: Construct & TellingBandog,
  shared: Omit<WatchdogFunctionProps, 'handlerName'>,
  alerts: AlertSettings,
): void {
  addSlackResponder(scope, { shared, table: scope.table, alerts });
  new DigestSender(scope, 'Digests', { shared, of: scope, alerts });
}
