import { type RemovalPolicy, Stack } from 'aws-cdk-lib';
import { ReadWriteType, Trail } from 'aws-cdk-lib/aws-cloudtrail';
import { Effect, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { PrivateBucket } from './private-bucket.ts';

interface ManagementTrailProps {
  /** How long the log files are kept. */
  readonly keepDays: number;
  readonly removalPolicy: RemovalPolicy;
}

/**
 * A trail of changes in every region, for an account that has none. Without a trail that logs, no
 * event reaches EventBridge; a second one is billed for each event.
 */
export class ManagementTrail extends Trail {
  constructor(scope: Construct, id: string, props: ManagementTrailProps) {
    const bucket = new PrivateBucket(scope, `${id}Bucket`, props);
    super(scope, id, {
      bucket: bucket as IBucket,
      managementEvents: ReadWriteType.WRITE_ONLY,
      isMultiRegionTrail: true,
      includeGlobalServiceEvents: true,
      enableFileValidation: true,
    });
    // CDK lets CloudTrail in whoever's trail it writes for.
    const ours = Stack.of(this).formatArn({
      service: 'cloudtrail',
      region: '*',
      resource: 'trail/*',
    });
    bucket.addToResourcePolicy(
      new PolicyStatement({
        effect: Effect.DENY,
        principals: [new ServicePrincipal('cloudtrail.amazonaws.com')],
        actions: ['s3:GetBucketAcl', 's3:PutObject'],
        resources: [bucket.bucketArn, bucket.arnForObjects('*')],
        conditions: { ArnNotLike: { 'aws:SourceArn': ours } },
      }),
    );
  }
}
