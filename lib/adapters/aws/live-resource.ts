import { type CloudControlClient, GetResourceCommand } from '@aws-sdk/client-cloudcontrol';
import { leavesOf } from '../../domain/change/leaves-of.ts';
import type { LiveProperties } from '../../domain/change/still-there.ts';
import { failedCall } from './failed-call.ts';

/** A resource as it is now. */
type LiveResource =
  | { readonly kind: 'found'; readonly properties: LiveProperties }
  | { readonly kind: 'gone' }
  | { readonly kind: 'unknown'; readonly reason: string };

const unreadable = new Set(['UnsupportedActionException', 'TypeNotFoundException']);

/** Reads a resource through Cloud Control, by its CloudFormation type and the parts of its identifier. Never throws. */
export async function liveResource(
  client: CloudControlClient,
  type: string,
  identifier: readonly string[],
): Promise<LiveResource> {
  const get = new GetResourceCommand({ TypeName: type, Identifier: identifier.join('|') });
  try {
    const { ResourceDescription } = await client.send(get);
    const document: unknown = JSON.parse(ResourceDescription?.Properties ?? '{}');
    return { kind: 'found', properties: Object.fromEntries(leavesOf(document)) };
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
