import type {
  DetectStackResourceDriftOutput,
  PropertyDifference as FoundDifference,
  StackResourceDrift,
} from '@aws-sdk/client-cloudformation';
import type { PropertyDifference } from '../../domain/change/difference.ts';
import { failedCall } from './failed-call.ts';
import type { CallService } from './own-reads/call-service.ts';

/** How a resource compares with what its template declares. */
export type StackDrift =
  | { readonly kind: 'differs'; readonly properties: readonly PropertyDifference[] }
  | { readonly kind: 'in-sync' }
  | { readonly kind: 'gone' }
  | { readonly kind: 'unknown'; readonly reason: string }
  /** No stack of that name is in that region. */
  | { readonly kind: 'no-stack' };

const longestValue = 400;
const mostProperties = 20;

/** Asks CloudFormation to compare one resource of a stack with its template, which takes seconds. Never throws. */
export async function stackDrift(
  callService: CallService,
  region: string,
  stack: string,
  logicalId: string,
): Promise<StackDrift> {
  const input = { StackName: stack, LogicalResourceId: logicalId };
  try {
    const { StackResourceDrift: found }: Partial<DetectStackResourceDriftOutput> =
      await callService('cloudformation', region, 'DetectStackResourceDrift', input);
    return found === undefined ? { kind: 'unknown', reason: 'no answer' } : toDrift(found);
  } catch (error) {
    if (error instanceof Error && /does not exist/.test(error.message)) return { kind: 'no-stack' };
    const on = `${logicalId} of stack ${stack}`;
    const failed = failedCall(error, 'cloudformation:DetectStackResourceDrift', on);
    return { kind: 'unknown', reason: failed.message };
  }
}

function toDrift(found: StackResourceDrift): StackDrift {
  const { StackResourceDriftStatus: status, ResourceType: type, DriftStatusReason: why } = found;
  if (status === 'IN_SYNC') return { kind: 'in-sync' };
  if (status === 'DELETED') return { kind: 'gone' };
  if (status === 'MODIFIED') {
    const properties = (found.PropertyDifferences ?? []).slice(0, mostProperties).map(toProperty);
    return { kind: 'differs', properties };
  }
  if (status === 'UNSUPPORTED' || status === 'NOT_CHECKED') {
    return { kind: 'unknown', reason: `CloudFormation cannot compare resources of type ${type}` };
  }
  return {
    kind: 'unknown',
    reason: why ?? 'CloudFormation could not compare it and does not say why',
  };
}

const kinds = { ADD: 'added', REMOVE: 'removed', NOT_EQUAL: 'changed' } as const;

function toProperty(found: FoundDifference): PropertyDifference {
  const { PropertyPath, ExpectedValue, ActualValue, DifferenceType } = found;
  const change = kinds[DifferenceType ?? 'NOT_EQUAL'];
  return {
    path: PropertyPath ?? '',
    ...(change !== 'added' && { expected: short(ExpectedValue) }),
    ...(change !== 'removed' && { actual: short(ActualValue) }),
    change,
  };
}

const short = (value = ''): string =>
  value.length <= longestValue ? value : `${value.slice(0, longestValue - 1).toWellFormed()}…`;
