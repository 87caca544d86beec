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

/**
 * Parts of the SDK that are loaded when they are called for, and never are: a function's credentials are
 * in its environment, and no call of Bandog is answered with a stream of events.
 */
export const neverLoaded = [
  ...['http', 'ini', 'login', 'process', 'sso', 'web-identity'].map(
    (way) => `@aws-sdk/credential-provider-${way}`,
  ),
  '@smithy/credential-provider-imds',
  '@smithy/core/event-streams',
];

/** Only asked where changed resources are looked at. */
const readClients = [
  'cloudcontrol',
  'cloudformation',
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
  'check-health': ['cloudtrail', 's3'],
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
  // Asked only where an export is read, and where an anomaly is explained.
  'daily-cost': ['s3', 'cloudtrail'],
  // Asked only where prices are looked up.
  notify: ['pricing', ...readClients],
  report: ['s3'],
  'refresh-owners': ['cloudformation', 's3'],
  'sweep-changes': [
    'sns',
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
  return [...neverLoaded, ...clients];
}
