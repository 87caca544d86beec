import type { OriginRule } from '../origin-facts.ts';

/** The provider says one of its services made the call, for itself or on somebody's behalf. */
export const serviceCall: OriginRule = ({ find }) => {
  const service = find('service', 'asserted');
  if (service === undefined || find('iac-engine', 'asserted') !== undefined) return undefined;
  return {
    origin: 'provider',
    channel: 'service',
    tool: service.detail,
    reason: `the provider says its service ${service.detail} made the call (${service.field})`,
  };
};
