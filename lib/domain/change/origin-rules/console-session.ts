import type { OriginRule } from '../origin-facts.ts';

const shells: ReadonlySet<string> = new Set(['cloudshell', 'cli', 'sdk', 'tool']);

/** The provider says the credentials came from its console: a person, whatever the client was. */
export const consoleSession: OriginRule = ({ find, client, clientChannel }) => {
  const session = find('console', 'asserted');
  if (session === undefined) return undefined;
  const usedByClient = client !== undefined && shells.has(client.signal);
  return {
    origin: 'manual',
    channel: usedByClient && session.detail === 'console-session' ? clientChannel : 'console',
    reason: `the provider says it came from the console (${session.field})`,
  };
};
