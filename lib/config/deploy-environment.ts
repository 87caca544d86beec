/** Where the CDK command line found it would deploy to; absent without credentials. */
export interface DeployEnvironment {
  readonly account?: string;
  readonly region?: string;
}

/** Reads what `cdk` passes on to the app. */
export function readDeployEnvironment(env: NodeJS.ProcessEnv = process.env): DeployEnvironment {
  const { CDK_DEFAULT_ACCOUNT: account, CDK_DEFAULT_REGION: region } = env;
  return { ...(account && { account }), ...(region && { region }) };
}
