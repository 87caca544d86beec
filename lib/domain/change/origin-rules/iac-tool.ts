import type { Evidence } from '../change-event.ts';
import type { OriginFacts, OriginRule } from '../origin-facts.ts';

/**
 * An IaC tool that calls the API itself. The tool's name is a claim: only the principal can clear it,
 * and not where the provider says that the credentials are those of somebody at its console.
 */
export const iacTool: OriginRule = (facts) => {
  const { find, approvedBy, event } = facts;
  const tool = namedTool(facts);
  if (tool === undefined) return undefined;
  const answer = { channel: 'iac', tool: tool.detail } as const;
  const session = find('console', 'asserted');
  if (approvedBy !== undefined && session === undefined) {
    return {
      ...answer,
      origin: 'iac',
      reason: `${tool.detail} ran as the approved principal ${approvedBy}`,
    };
  }
  const { behind, principal } = event.actor;
  const why = whyNot(facts, session);
  const as = behind === undefined ? principal : `${principal} for ${behind.name}`;
  return { ...answer, origin: 'iac-unapproved', reason: `${tool.detail} ran as ${as}, ${why}` };
};

function whyNot({ approvedBy, namedPerson }: OriginFacts, session: Evidence | undefined): string {
  if (approvedBy !== undefined) return `with credentials from the console (${session?.field})`;
  if (namedPerson !== undefined)
    return `on a session that began with ${namedPerson.value} (${namedPerson.field})`;
  return 'which is not an approved principal';
}

/**
 * What the client calls itself stands before the platform whose token it holds: that runs several tools.
 * A session's name is everybody's choice: it does not make a click in the console a tool's call.
 */
function namedTool({ find, client }: OriginFacts) {
  if (client?.signal === 'iac-tool') return client;
  const verified = find('iac-tool', 'asserted');
  if (verified !== undefined) return verified;
  return find('console', 'asserted') === undefined ? find('iac-tool', 'claimed') : undefined;
}
