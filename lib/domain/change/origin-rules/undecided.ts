import type { OriginAnswer, OriginFacts } from '../origin-facts.ts';

/** The last rule: says what is missing. */
export const undecided = ({ client, clientChannel, event }: OriginFacts): OriginAnswer => ({
  origin: 'unknown',
  channel: clientChannel,
  reason:
    client === undefined
      ? 'the record names no client, and its principal is neither approved nor known to be a person or a workload'
      : `${event.actor.principal} is neither approved nor known to be a person or a workload`,
});
