import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, Runtime } from 'aws-cdk-lib/aws-lambda';
import { NodejsFunction, type NodejsFunctionProps } from 'aws-cdk-lib/aws-lambda-nodejs';
import { LogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import { handlerCode } from '../handler-code.ts';

/** Everything a Node.js function takes, and what Bandog adds. */
export interface WatchdogFunctionProps extends Omit<NodejsFunctionProps, 'logGroup' | 'role'> {
  /** Folder under `functions/`. */
  readonly handlerName: string;
  /** What the function finds at `BANDOG_SETTINGS`, as JSON. */
  readonly settingsJson: string;
  /** How long its log is kept. */
  readonly logRetention: RetentionDays;
}

/**
 * A Lambda function with this project's defaults; what the caller passes wins. Its role may write its
 * own log and, until something is granted to it, nothing else.
 */
export class WatchdogFunction extends NodejsFunction {
  /** Folder under `functions/`. */
  readonly handlerName: string;

  constructor(scope: Construct, id: string, props: WatchdogFunctionProps) {
    const { handlerName, settingsJson, logRetention, bundling, ...caller } = props;
    const code = handlerCode(handlerName, settingsJson);
    const logGroup = new LogGroup(scope, `${id}Log`, {
      retention: logRetention,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const role = new Role(scope, `${id}Role`, {
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
    });
    logGroup.grantWrite(role);
    super(scope, id, {
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      memorySize: 512,
      timeout: Duration.minutes(1),
      ...code,
      ...caller,
      bundling: { ...code.bundling, ...bundling },
      logGroup,
      role,
    });
    this.handlerName = handlerName;
  }
}
