import type { OriginRule } from '../origin-facts.ts';

/** The provider's own IaC engine made the call; whose credentials it ran with decides the rest. */
export const iacEngine: OriginRule = ({ find, approvedBy, event }) => {
  const engine = find('iac-engine', 'asserted');
  if (engine === undefined) return undefined;
  const answer = { channel: 'iac', tool: engine.detail } as const;
  const person = find('person-credential');
  if (approvedBy === undefined && person !== undefined) {
    return {
      ...answer,
      origin: 'iac-unapproved',
      reason: `${engine.detail} made it on the credentials of a person: a deployment started by hand`,
    };
  }
  return {
    ...answer,
    origin: 'iac',
    reason: approvedBy
      ? `${engine.detail} made it for the approved principal ${approvedBy}`
      : `${engine.detail} made it on the credentials of the role ${event.actor.principal}`,
  };
};
