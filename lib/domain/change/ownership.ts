import type { StateComparison } from './difference.ts';

/** Tools whose code owns resources. */
export const ownerEngines = ['cloudformation', 'terraform', 'pulumi'] as const;

export type OwnerEngine = (typeof ownerEngines)[number];

/** Whose code a resource belongs to. */
export type Ownership =
  | {
      readonly kind: 'owned';
      readonly engine: OwnerEngine;
      /** Stack name, state file or Pulumi stack: the unit that is deployed as one. */
      readonly unit: string;
      /** Logical id, Terraform address or Pulumi URN. */
      readonly address: string;
      /** CDK construct path, where the stack's metadata tells it. */
      readonly constructPath?: string;
      /** The id by which the resource was found, as the engine spells it. */
      readonly resourceId: string;
      /** The provider's resource type, e.g. `AWS::EC2::SecurityGroup`, or Terraform's, e.g. `aws_security_group`. */
      readonly resourceType: string;
      /** Set when the event touched a part of the owned resource, e.g. a rule of a group. */
      readonly through?: string;
      /** Where the call asked for something else than the state says; absent when nothing of it maps. */
      readonly compared?: StateComparison;
    }
  /** Every inventory was read to its end and none names the resource. */
  | {
      readonly kind: 'unowned';
      /** When the inventories were read, where that was some time before: ISO 8601 UTC. */
      readonly asOf?: string;
    }
  | { readonly kind: 'unknown'; readonly reason: string };
