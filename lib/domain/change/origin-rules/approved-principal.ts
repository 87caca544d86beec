import type { OriginRule } from '../origin-facts.ts';

/** An approved principal through an SDK, a CLI or an agent of its own: an operations job. */
export const approvedPrincipal: OriginRule = ({ approvedBy, clientChannel }) =>
  approvedBy === undefined
    ? undefined
    : {
        origin: 'automation',
        channel: clientChannel,
        reason: `made by the approved principal ${approvedBy}`,
      };
