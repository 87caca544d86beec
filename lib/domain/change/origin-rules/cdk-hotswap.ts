import type { OriginRule } from '../origin-facts.ts';

/** A hotswap changes the resource behind the stack's back, so the stack drifts whoever runs it. */
export const cdkHotswap: OriginRule = ({ find }) => {
  const hotswap = find('hotswap');
  if (hotswap === undefined) return undefined;
  return {
    origin: 'iac-unapproved',
    channel: 'iac',
    tool: hotswap.detail,
    reason: `a ${hotswap.detail} hotswap goes round the deployment engine and leaves its stack drifted`,
  };
};
