import * as z from 'zod';
import { readEnvironment } from '../../lib/config/environment.ts';
import { tellExpired } from '../../lib/usecases/tell-expired.ts';
import { tellHeld } from '../../lib/usecases/tell-held.ts';
import { wireSendDigests } from '../../lib/wiring/send-digests.ts';
import { watchdogFunction } from '../middleware.ts';

const deps = wireSendDigests(readEnvironment());

export const handler = watchdogFunction({
  name: 'send-digests',
  // A schedule's event says nothing that is used.
  schema: z.unknown(),
  async run(_, { logger }) {
    const { delivered, told, ...digests } = await tellHeld(deps);
    const expired = await tellExpired({ ...deps, ...deps.incidents });
    const failures = [...digests.failures, ...expired.failures];
    for (const { error, channel } of failures) {
      logger.error('a message was not delivered', { channel, error });
    }
    for (const fault of expired.faults) logger.error('an exception cannot be read', { ...fault });
    logger.info('digests', { delivered, told, openAgain: expired.delivered });
    // The next run tries again; this makes the failure count where alarms look.
    if (failures.length > 0) throw new Error(`${failures.length} messages were not delivered`);
  },
});
