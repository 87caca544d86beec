import { isNoise } from '../../../../domain/change/is-noise.ts';
import { effectOf } from '../../effects/effect-of.ts';

/**
 * Whether the calls of this service and action are noise: by their name, or because the provider says
 * that they only read. Whether it is a data event need not be known: that makes no change of a read, nor
 * the reverse. `isReadOnly` is CloudTrail's flag, where it is true.
 */
export function callIsNoise(service: string, action: string, isReadOnly: boolean): boolean {
  const readOnly = isReadOnly ? true : undefined;
  return isNoise({ action, effect: effectOf({ service, action, readOnly, dataEvent: false }) });
}
