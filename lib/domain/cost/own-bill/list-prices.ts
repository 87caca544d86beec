/** A list price, without any free tier. */
export interface ListPrice {
  readonly usd: number;
  /** What one price is for, e.g. `1,000,000 requests`. */
  readonly per: number;
  readonly unit: string;
  readonly source: string;
  /** Day of the newest dated text that says the same, `YYYY-MM-DD`; absent where only undated ones were found. */
  readonly comparedOn?: string;
}

/** Day of the newest text in which several of the prices below stand, and the region they are of; each has its own day. */
export const pricesAsOf = '2026-06-13';
export const pricesRegion = 'us-east-1';

const million = 1e6;
const page = (service: string) => `https://aws.amazon.com/${service}/pricing/`;

/** On-demand list prices; others are within some twenty per cent of them in most regions. */
export const listPrices = {
  lambdaRequests: {
    usd: 0.2,
    per: million,
    unit: 'requests',
    source: page('lambda'),
    comparedOn: '2026-05-11',
  },
  lambdaCompute: {
    usd: 0.0000133334,
    per: 1,
    unit: 'GB-seconds (arm64)',
    source: page('lambda'),
    comparedOn: '2026-05-11',
  },
  alarmMetrics: { usd: 0.1, per: 1, unit: 'alarm metrics', source: page('cloudwatch') },
  dashboards: {
    usd: 3,
    per: 1,
    unit: 'dashboards',
    source: page('cloudwatch'),
    comparedOn: '2026-06-13',
  },
  customMetrics: {
    usd: 0.3,
    per: 1,
    unit: 'custom metrics',
    source: page('cloudwatch'),
    comparedOn: '2026-02-15',
  },
  logs: {
    usd: 0.5,
    per: 1,
    unit: 'GB of logs',
    source: page('cloudwatch'),
    comparedOn: '2026-06-13',
  },
  tableWrites: {
    usd: 0.625,
    per: million,
    unit: 'write units',
    source: page('dynamodb'),
    comparedOn: '2025-07-21',
  },
  tableReads: {
    usd: 0.125,
    per: million,
    unit: 'read units',
    source: page('dynamodb'),
    comparedOn: '2025-07-21',
  },
  tableStorage: {
    usd: 0.45,
    per: 1,
    unit: 'GB-months, backed up',
    source: page('dynamodb'),
  },
  emails: { usd: 2, per: 1e5, unit: 'e-mails', source: page('sns') },
  bucketWrites: { usd: 0.005, per: 1000, unit: 'writes', source: page('s3') },
  bucketStorage: { usd: 0.023, per: 1, unit: 'GB-months', source: page('s3') },
  costRequests: {
    usd: 0.01,
    per: 1,
    unit: 'requests',
    source: page('aws-cost-management/aws-cost-explorer'),
  },
  secrets: {
    usd: 0.4,
    per: 1,
    unit: 'secrets',
    source: page('secrets-manager'),
    comparedOn: '2026-09-20',
  },
  keys: { usd: 1, per: 1, unit: 'keys', source: page('kms'), comparedOn: '2026-03-15' },
  trailEvents: { usd: 2, per: 1e5, unit: 'events', source: page('cloudtrail') },
} as const satisfies Record<string, ListPrice>;
