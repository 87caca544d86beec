import { settingsAsked } from '../settings-asked.ts';
import type { Check } from './check.ts';

/** What a request and a resource call the same thing, where the names differ; without list indexes. */
const renamed: readonly (readonly [from: RegExp, to: string])[] = [
  [/^(?:bucketPolicy|policyText|policy)\./i, 'PolicyDocument.'],
  [/^policyDocument\./i, 'AssumeRolePolicyDocument.'],
  [/^policy\./i, 'KeyPolicy.'],
  [/^policyText\./i, 'RepositoryPolicyText.'],
  [/^lifecyclePolicyText\./i, 'LifecyclePolicy.LifecyclePolicyText.'],
  [/\.value$/, ''],
  [/^attributes\./i, ''],
  [/^groupSet\.groupId$/i, 'SecurityGroupIds'],
  [/^vpcSecurityGroupIds$/i, 'VPCSecurityGroups'],
  [/^ModifyVolumeRequest\./, ''],
  [/^ModifyInstanceMetadataOptionsRequest\./, 'MetadataOptions.'],
  [
    /^ModifySecurityGroupRulesRequest\.SecurityGroupRule\.SecurityGroupRule\./,
    'SecurityGroupRules.',
  ],
  [/^aclProtocol$/, 'Protocol'],
  [
    /^ServerSideEncryptionConfiguration\.Rule\.ApplyServerSideEncryptionByDefault\./i,
    'BucketEncryption.ServerSideEncryptionConfiguration.ServerSideEncryptionByDefault.',
  ],
  [
    /^BucketLoggingStatus\.LoggingEnabled\.TargetBucket$/i,
    'LoggingConfiguration.DestinationBucketName',
  ],
  [/^BucketLoggingStatus\.LoggingEnabled\.TargetPrefix$/i, 'LoggingConfiguration.LogFilePrefix'],
  [/^OwnershipControls\.Rule\./i, 'OwnershipControls.Rules.'],
  [/^WebsiteConfiguration\.(Index|Error)Document\.\w+$/i, 'WebsiteConfiguration.$1Document'],
];

/** What is only known of an answer: the code of a function has no name in the request. */
const answeredSettings: Readonly<Record<string, string>> = {
  'lambda:UpdateFunctionCode': 'response.codeSha256',
};

/** Settings of the request that the resource has by the same name. */
export const settings: Check = (event, live) => {
  const now = Map.groupBy(Object.entries(live), ([path]) => plain(path));
  const answeredPath = answeredSettings[`${event.service}:${event.action}`];
  const answer = answeredPath === undefined ? undefined : event.parameters?.[answeredPath];
  const asked = named([
    ...settingsAsked(event),
    ...(answer === undefined ? [] : [['codeSha256', answer] as const]),
  ]);
  const pairs = asked.flatMap(([path, value]) => {
    const actual = namesOf(path)
      .map((name) => now.get(name))
      .find((it) => it !== undefined);
    return actual === undefined ? [] : [{ path, value, actual: actual.map(([, text]) => text) }];
  });
  if (pairs.length === 0) return undefined;
  const other = pairs.find(({ value, actual }) => !actual.some((it) => same(it) === same(value)));
  return other === undefined
    ? {
        kind: 'still-there',
        detail: pairs
          .slice(0, 3)
          .map(({ path, value }) => `${path} is ${value}`)
          .join(', '),
      }
    : {
        kind: 'no-longer',
        detail: `${other.path} is ${other.actual.slice(0, 3).join(', ')}, not ${other.value}`,
      };
};

type Asked = readonly (readonly [path: string, value: string])[];

/** An attribute that the call names in one parameter and sets in another, by its own name. */
function named(asked: Asked): Asked {
  const name = asked.find(([path]) => path === 'attributeName')?.[1];
  if (name === undefined) return asked;
  return asked.flatMap(([path, value]) =>
    /^attributeValue(?:\.|$)/.test(path)
      ? [[path.replace('attributeValue', name), value] as const]
      : [],
  );
}

/** Without list indexes and case: a value may stand at another place of a list. */
const plain = (path: string): string => path.replace(/\.\d+(?=\.|$)/g, '').toLowerCase();

function namesOf(path: string): string[] {
  const own = path.replace(/\.\d+(?=\.|$)/g, '');
  return [
    own,
    ...renamed.flatMap(([from, to]) => (from.test(own) ? own.replace(from, to) : [])),
  ].map((name) => name.toLowerCase());
}

/** Two spellings of one value. */
function same(value: string): string {
  const number = value.trim() === '' ? Number.NaN : Number(value);
  return Number.isNaN(number) ? value.toLowerCase() : String(number);
}
