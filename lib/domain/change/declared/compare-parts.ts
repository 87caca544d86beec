import type { ChangeEvent } from '../change-event.ts';
import type { PropertyDifference } from '../difference.ts';

/** What a state manages, and the part of it that a call touched; empty when it touched the resource itself. */
interface Declared {
  readonly address: string;
  readonly resourceId: string;
  readonly resourceType: string;
  /** The key by which it was found. */
  readonly key: string;
  readonly through: string;
}

const takesOut =
  /^(?:Batch)?(?:Delete|Terminate|Deregister|Detach|Remove|Revoke|Disassociate|Release)(.+)$/;
const putsIn = /^(?:Add|Attach|Put|Create|Authorize|Associate)/;

/** Parts that one resource has many of, each under a name of its own. */
const named =
  /^(?:access-key|attached-policy|entry|inline-policy|member|metric-filter|permission|record|route|rule|subscription-filter|target)\/(.+)$/s;

/**
 * The difference that a call makes by its name alone: what a state declares was taken away, or a part was
 * put in that no state declares. Undefined when the name does not say so.
 */
export function compareParts(
  { action }: Pick<ChangeEvent, 'action'>,
  { address, resourceId, resourceType, key, through }: Declared,
): readonly PropertyDifference[] | undefined {
  if (through === '') {
    const noun = takesOut.exec(action)?.[1];
    const isIt = noun !== undefined && (key.includes('#') || isOfType(noun, resourceType));
    return isIt ? [{ path: address, expected: resourceId, change: 'removed' }] : undefined;
  }
  const part = named.exec(through)?.[1];
  if (part === undefined || !putsIn.test(action)) return undefined;
  return [{ path: through.slice(0, through.indexOf('/')), actual: part, change: 'added' }];
}

/** `Queue` is of `aws_sqs_queue` and of `aws:sqs/queue:Queue`; `FunctionConcurrency` is of neither function. */
function isOfType(noun: string, resourceType: string): boolean {
  const word = (text: string) => text.toLowerCase().replace(/[^a-z0-9]/g, '');
  return word(resourceType).endsWith(word(noun).replace(/s$/, ''));
}
