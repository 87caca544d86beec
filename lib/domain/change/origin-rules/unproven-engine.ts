import type { OriginRule } from '../origin-facts.ts';

/** The agent says it is the engine, but the engine's calls always carry the provider's own word for it. */
export const unprovenEngine: OriginRule = ({ client }) => {
  if (client?.signal !== 'iac-engine') return undefined;
  return {
    origin: 'iac-unapproved',
    channel: 'iac',
    tool: client.detail,
    reason: `the agent claims to be ${client.detail}, but the provider does not say so: anyone can write an agent`,
  };
};
