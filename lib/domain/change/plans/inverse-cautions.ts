const unknownBefore = 'Only if there was none before: what it replaced is not in the log.';
const notEmpty = 'First take away what hangs on it, or the call is refused.';
const data = 'This deletes it for good, with what was written to it since.';

/** What to know before an inverse command is run, and the calls, or the names of commands, it is said of. */
const cautions: readonly (readonly [text: string, calls: string])[] = [
  [unknownBefore, 'ec2:CreateTags s3:PutBucketAcl'],
  [
    notEmpty,
    'ec2:CreateInternetGateway ec2:CreateRouteTable ec2:CreateSecurityGroup ec2:CreateSubnet ec2:CreateVpc ecr:CreateRepository iam:CreateGroup iam:CreateInstanceProfile iam:CreatePolicy iam:CreateRole iam:CreateUser s3:CreateBucket',
  ],
  [
    data,
    'dynamodb:CreateTable ec2:CreateVolume ec2:RunInstances logs:CreateLogGroup sqs:CreateQueue ssm:PutParameter',
  ],
  [
    'This deletes it for good.',
    'cloudtrail:CreateTrail ec2:AllocateAddress ec2:CopySnapshot ec2:CreateKeyPair ec2:CreateNatGateway ec2:CreateSnapshot iam:CreateAccessKey lambda:CreateFunction rds:CreateDBSnapshot sns:CreateTopic',
  ],
  [
    'The secret can be restored for 30 days after it: aws secretsmanager restore-secret.',
    'secretsmanager:CreateSecret',
  ],
  [
    'Only until its recovery window ends (30 days unless the call says otherwise).',
    'secretsmanager:DeleteSecret',
  ],
  [
    'Put the version that was the default in place of v1: aws iam list-policy-versions shows them.',
    'set-default-policy-version',
  ],
  [
    'Only until the waiting period ends (30 days unless the call says otherwise): then the key is gone, and with it all that only it decrypts. Enable it only if it was enabled before.',
    'kms:ScheduleKeyDeletion',
  ],
  [
    'It blocks all four ways; which were blocked before is not in the log.',
    's3:DeleteAccountPublicAccessBlock s3:DeleteBucketPublicAccessBlock s3:PutAccountPublicAccessBlock s3:PutBucketPublicAccessBlock',
  ],
];

/** What is put where something may have been, and is undone by taking it away. */
const replaces = /^(?!ssm:)\w+:(?:Put|Set)\w+ aws \S+ (?:delete|remove)-/;

/** What to know before the commands that undo a call such as `ec2:CreateVpc` are run. */
export const cautionsFor = (call: string, commands: readonly string[]): readonly string[] =>
  cautions
    .filter(
      ([text, names]) =>
        names
          .split(' ')
          .some((it) => it === call || commands.some((is) => is.includes(` ${it} `))) ||
        (text === unknownBefore && commands.some((is) => replaces.test(`${call} ${is}`))),
    )
    .map(([text]) => text);
