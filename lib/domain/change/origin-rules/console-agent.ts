import type { OriginRule } from '../origin-facts.ts';

/** The agent is the console's, a browser's or CloudShell's. A claim, but one that accuses and clears nothing. */
export const consoleAgent: OriginRule = ({ client, clientChannel, find }) => {
  const isPerson =
    client?.signal === 'console' || client?.signal === 'browser' || client?.signal === 'cloudshell';
  if (!isPerson || find('workload-credential', 'asserted') !== undefined) return undefined;
  return {
    origin: 'manual',
    channel: clientChannel,
    reason: `the agent is that of the ${clientChannel}`,
  };
};
