import * as z from 'zod';

const environmentSchema = z.object({
  BANDOG_TABLE: z.string().min(1),
  BANDOG_TOPIC_ARN: z.string().min(1),
  /** Where Amazon Q reads; only with a channel of that type. */
  BANDOG_AMAZON_Q_TOPIC_ARN: z.string().min(1).optional(),
  BANDOG_BUCKET: z.string().min(1),
  /** Path of the settings inside the bundle, JSON. */
  BANDOG_SETTINGS: z.string().min(1),
  /** Regions the sweep reads, comma-separated. */
  BANDOG_REGIONS: z.string().min(1),
  /** Name of the stack Bandog is in, from which its resources have theirs. */
  BANDOG_STACK_NAME: z.string().min(1),
  /** What the logical ids of its resources begin with: others may be in the same stack. */
  BANDOG_NAME_PREFIX: z.string(),
});

/** What the stack tells each function. */
export interface Environment {
  readonly tableName: string;
  readonly topicArn: string;
  /** Absent unless there is a channel of the type `amazon-q`. */
  readonly amazonQTopicArn?: string;
  readonly bucketName: string;
  readonly settingsFile: string;
  /** Bandog's own first. */
  readonly regions: readonly [string, ...string[]];
  readonly stackName: string;
  readonly namePrefix: string;
}

/** Reads the function's environment; throws a ZodError that names each variable that is missing or empty. */
export function readEnvironment(env: NodeJS.ProcessEnv = process.env): Environment {
  const parsed = environmentSchema.parse(env);
  return {
    tableName: parsed.BANDOG_TABLE,
    topicArn: parsed.BANDOG_TOPIC_ARN,
    ...(parsed.BANDOG_AMAZON_Q_TOPIC_ARN !== undefined && {
      amazonQTopicArn: parsed.BANDOG_AMAZON_Q_TOPIC_ARN,
    }),
    bucketName: parsed.BANDOG_BUCKET,
    settingsFile: parsed.BANDOG_SETTINGS,
    regions: regionsOf(parsed.BANDOG_REGIONS),
    stackName: parsed.BANDOG_STACK_NAME,
    namePrefix: parsed.BANDOG_NAME_PREFIX,
  };
}

function regionsOf(list: string): [string, ...string[]] {
  const [first = '', ...others] = new Set(list.split(','));
  return [first, ...others];
}
