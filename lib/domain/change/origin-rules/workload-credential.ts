import type { OriginRule } from '../origin-facts.ts';

/** The provider says the credentials were handed to a running workload. */
export const workloadCredential: OriginRule = ({ find, clientChannel }) => {
  const workload = find('workload-credential', 'asserted');
  return workload === undefined
    ? undefined
    : {
        origin: 'automation',
        channel: clientChannel,
        reason: `made with the credentials of a running ${workload.detail} (${workload.field})`,
      };
};
