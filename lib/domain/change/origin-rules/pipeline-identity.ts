import type { OriginRule } from '../origin-facts.ts';

/** The session came from a build service's verified token, or the call is its sign-in. */
export const pipelineIdentity: OriginRule = ({ find, approvedBy, client, event }) => {
  const pipeline = find('ci', 'asserted');
  if (pipeline !== undefined) {
    return {
      origin: 'automation',
      channel: 'ci',
      tool: pipeline.detail,
      reason: event.actor.behind
        ? `the provider's log says that ${pipeline.detail} assumed the role (${pipeline.field})`
        : `the provider verified a token of ${pipeline.detail} for this session`,
    };
  }
  const knownOtherwise =
    approvedBy !== undefined ||
    find('person-credential') !== undefined ||
    find('workload-credential', 'asserted') !== undefined;
  if (client?.signal !== 'ci' || knownOtherwise) return undefined;
  return {
    origin: 'unknown',
    channel: 'ci',
    tool: client.detail,
    reason: `the agent claims to be ${client.detail}, and nothing the provider says supports it`,
  };
};
