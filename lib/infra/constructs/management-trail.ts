import type { RemovalPolicy } from 'aws-cdk-lib';
import { ReadWriteType, Trail } from 'aws-cdk-lib/aws-cloudtrail';
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
    super(scope, id, {
      bucket: new PrivateBucket(scope, `${id}Bucket`, props) as IBucket,
      managementEvents: ReadWriteType.WRITE_ONLY,
      isMultiRegionTrail: true,
      includeGlobalServiceEvents: true,
      enableFileValidation: true,
    });
  }
}
