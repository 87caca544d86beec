import type { OriginRule } from '../origin-facts.ts';

/** The maker of a product at work with access that somebody here delegated to it: no pipeline, and nobody's hand. */
export const delegatedAccess: OriginRule = ({ find, clientChannel }) => {
  const maker = find('tool', 'asserted');
  if (maker === undefined) return undefined;
  return {
    origin: 'unknown',
    channel: clientChannel,
    tool: maker.detail,
    reason: `account ${maker.value}, the maker of a product, made it with access delegated to it (${maker.field})`,
  };
};
