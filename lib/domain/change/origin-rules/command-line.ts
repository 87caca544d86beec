import type { OriginRule } from '../origin-facts.ts';

/** A command line on a role that nobody approved: typed by hand until the role is approved. */
export const commandLine: OriginRule = ({ client, event }) =>
  client?.signal !== 'cli'
    ? undefined
    : {
        origin: 'manual',
        channel: 'cli',
        tool: client.detail,
        reason: `${client.detail} ran as ${event.actor.principal}, which is not an approved principal`,
      };
