/**
 * How a handler becomes one file, in esbuild's words; the stack, the build and the benchmark share it.
 * The SDK goes into the bundle: its version is then the tested one, and it loads faster.
 */
export const bundleOptions = {
  bundle: true,
  platform: 'node',
  target: 'node24',
  format: 'esm',
  minify: true,
  legalComments: 'none',
  mainFields: ['module', 'main'],
  banner: {
    // CommonJS dependencies call require. Minified names are short, so this alias cannot meet one.
    js: "import{createRequire as createRequireForBandog}from'node:module';const require=createRequireForBandog(import.meta.url);",
  },
} as const;

/** A function's credentials are in its environment; the other ways to find some are never asked for. */
const unusedCredentialProviders = [
  ...['http', 'ini', 'login', 'process', 'sso', 'web-identity'].map(
    (way) => `@aws-sdk/credential-provider-${way}`,
  ),
  '@smithy/credential-provider-imds',
];

/** Only asked where changed resources are looked at. */
const readClients = [
  'cloudcontrol',
  'config-service',
  'ec2',
  'iam',
  'kms',
  'lambda',
  'rds',
  'route-53',
  's3',
  's3-control',
  'sqs',
];

/**
 * Clients taken from the SDK that the Lambda runtime brings, by function: scheduled functions that
 * speak to many services, where loading time matters to nobody and a bundle should stay small.
 */
const fromRuntime: Readonly<Record<string, readonly string[]>> = {
  'check-health': ['cloudtrail'],
  'grade-scorecard': [
    'application-signals',
    'backup',
    'cloudformation',
    'fis',
    'inspector2',
    'resource-groups-tagging-api',
    'route-53',
    'securityhub',
  ],
  // Asked only where an export is read.
  'daily-cost': ['s3'],
  // Asked only where prices are looked up.
  notify: ['pricing', ...readClients],
  report: ['s3'],
  'refresh-owners': ['cloudformation', 's3'],
  'sweep-changes': [
    'sns',
    'cloudformation',
    'cloudtrail',
    'codebuild',
    'codepipeline',
    'secrets-manager',
    ...readClients,
  ],
};

/** What the bundle of `functions/<name>` leaves out. */
export function externalsOf(name: string): string[] {
  const clients = (fromRuntime[name] ?? []).map((client) => `@aws-sdk/client-${client}`);
  return [...unusedCredentialProviders, ...clients];
}
