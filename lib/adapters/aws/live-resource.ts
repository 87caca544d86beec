import { leavesOf } from '../../domain/change/leaves-of.ts';
import type { LiveProperties } from '../../domain/change/shown/check.ts';
import { failedCall } from './failed-call.ts';
import type { CallService } from './own-reads/call-service.ts';

/** A resource as it is now. */
export type LiveResource =
  | { readonly kind: 'found'; readonly properties: LiveProperties }
  | { readonly kind: 'gone' }
  | { readonly kind: 'unknown'; readonly reason: string };

/** No list of a resource is longer; more would be cut off and taken for missing. */
const mostItems = 5000;

/** All a resource says of itself, as flat text. */
export const livePropertiesOf = (document: unknown): LiveProperties =>
  Object.fromEntries(leavesOf(document, mostItems));

const unreadable = new Set(['UnsupportedActionException', 'TypeNotFoundException']);

/** Reads a resource through Cloud Control, by its CloudFormation type and the parts of its identifier. Never throws. */
export async function liveResource(
  call: CallService,
  region: string,
  type: string,
  identifier: readonly string[],
): Promise<LiveResource> {
  const ask = { TypeName: type, Identifier: identifier.join('|') };
  try {
    const { ResourceDescription } = await call('cloudcontrol', region, 'GetResource', ask);
    const { Properties } = (ResourceDescription ?? {}) as { readonly Properties?: string };
    const document: unknown = JSON.parse(Properties ?? '{}');
    return { kind: 'found', properties: livePropertiesOf(document) };
  } catch (error) {
    const name = error instanceof Error ? error.name : '';
    if (name === 'ResourceNotFoundException') return { kind: 'gone' };
    if (unreadable.has(name)) {
      return { kind: 'unknown', reason: `Cloud Control cannot read resources of type ${type}` };
    }
    const failed = failedCall(error, 'cloudformation:GetResource', type);
    return { kind: 'unknown', reason: failed.message };
  }
}
