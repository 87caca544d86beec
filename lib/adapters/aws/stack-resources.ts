import type { OwnedResource } from '../../domain/change/owner-index.ts';
import { cloudFormationKeys } from './resources/cloudformation-keys.ts';

/** A resource as CloudFormation's list calls and its describe calls both give it. */
export interface StackResource {
  readonly StackId?: string | undefined;
  readonly StackName?: string | undefined;
  readonly LogicalResourceId?: string | undefined;
  readonly PhysicalResourceId?: string | undefined;
  readonly ResourceType?: string | undefined;
  readonly ResourceStatus?: string | undefined;
}

/** No longer the stack's: deleted, or left standing when the stack let go of it. */
const letGo: ReadonlySet<string> = new Set(['DELETE_COMPLETE', 'DELETE_SKIPPED']);

/** What a stack owns by this entry: one resource, or none while there is nothing behind it. */
export function ownedByStack(
  resource: StackResource,
  paths: ReadonlyMap<string, string> = new Map(),
): OwnedResource[] {
  const {
    StackId: stackId = '',
    StackName: unit = '',
    LogicalResourceId: address = '',
    PhysicalResourceId: resourceId = '',
    ResourceType: resourceType = '',
    ResourceStatus: status = '',
  } = resource;
  if (resourceId === '' || letGo.has(status)) return [];
  const [, , , region = '', account = ''] = stackId.split(':');
  const constructPath = paths.get(address);
  const keys = cloudFormationKeys(resourceType, resourceId, { account, region });
  return [
    {
      engine: 'cloudformation',
      unit,
      address,
      ...(constructPath !== undefined && { constructPath }),
      resourceId,
      resourceType,
      keys,
    },
  ];
}

/** Construct paths by logical id, from a template that CDK made; none from any other. */
export function constructPaths(template: string): ReadonlyMap<string, string> {
  if (!template.includes('"aws:cdk:path"')) return new Map();
  const { Resources: resources = {} } = JSON.parse(template) as {
    Resources?: Record<string, { Metadata?: { 'aws:cdk:path'?: unknown } } | null>;
  };
  return new Map(
    Object.entries(resources).flatMap(([id, resource]) => {
      const path = resource?.Metadata?.['aws:cdk:path'];
      return typeof path === 'string' ? [[id, path] as const] : [];
    }),
  );
}
