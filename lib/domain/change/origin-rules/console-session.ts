import type { Signal } from '../change-event.ts';
import type { OriginRule } from '../origin-facts.ts';

/** Clients that carry console credentials away from the console. */
const shells: ReadonlySet<Signal> = new Set(['cloudshell', 'cli', 'sdk', 'tool']);
/** Of these, what no console is made of, whoever passed the call on. */
const commandLines: ReadonlySet<Signal> = new Set(['cloudshell', 'cli']);

/** The provider says the credentials came from its console: a person, whatever the client was. */
export const consoleSession: OriginRule = ({ find, client, clientChannel }) => {
  const session = find('console', 'asserted');
  if (session === undefined) return undefined;
  return {
    origin: 'manual',
    channel: client && carriers(session.detail).has(client.signal) ? clientChannel : 'console',
    reason: `the provider says it came from the console (${session.field})`,
  };
};

/** The clients that may have made the call themselves: none where the provider names the console as invoker. */
function carriers(session: string): ReadonlySet<Signal> {
  if (session === 'console-session') return shells;
  return session === 'back-end' ? commandLines : new Set();
}
