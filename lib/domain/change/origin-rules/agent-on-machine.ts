import type { OriginRule } from '../origin-facts.ts';

/** The agent is one of the provider's own programs; it clears nothing unless workload credentials bear it out. */
export const agentOnMachine: OriginRule = ({ client, find, approvedBy, event }) => {
  if (client?.signal !== 'service') return undefined;
  const answer = { channel: 'service', tool: client.detail } as const;
  const borneOut =
    find('workload-credential', 'asserted') ??
    (event.effect === 'telemetry' ? find('workload-credential') : undefined);
  if (borneOut !== undefined) {
    return {
      ...answer,
      origin: 'provider',
      reason: `${client.detail} on the credentials of a workload (${borneOut.field})`,
    };
  }
  const knownOtherwise = approvedBy !== undefined || find('person-credential') !== undefined;
  return knownOtherwise
    ? undefined
    : {
        ...answer,
        origin: 'unknown',
        reason: `the agent claims to be ${client.detail}, and nothing the provider says supports it`,
      };
};
