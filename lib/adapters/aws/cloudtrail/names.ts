/** Event sources whose first label is not the service's IAM prefix. */
const prefixBySource: ReadonlyMap<string, string> = new Map([
  ['monitoring', 'cloudwatch'],
  ['email', 'ses'],
  ['tagging', 'tag'],
  ['appstream2', 'appstream'],
  ['entitlement.marketplace', 'aws-marketplace'],
  ['catalog.marketplace', 'aws-marketplace'],
  ['metering.marketplace', 'aws-marketplace'],
  ['metering-marketplace', 'aws-marketplace'],
  ['models.lex', 'lex'],
  ['runtime.lex', 'lex'],
  ['runtime.sagemaker', 'sagemaker'],
  ['streams.dynamodb', 'dynamodb'],
  ['data.iot', 'iot'],
  ['data.mediastore', 'mediastore'],
  ['deployment-marketplace', 'aws-marketplace'],
  ['s3express', 's3'],
  ['amazonmq', 'mq'],
  ['identitystore-scim', 'identitystore'],
  ['rdsdata', 'rds-data'],
  ['rdsdataapi', 'rds-data'],
  ['servicecatalog-appregistry', 'servicecatalog'],
  ['mturk-requester', 'mechanicalturk'],
]);

/** What names of services end with: in all partitions, those that are cut off from the internet too. */
const partitions =
  /\.(amazonaws\.(com(\.cn)?|cn|eu)|s?c2s\.(ic|sgov)\.gov|csp\.hci\.ic\.gov|cloud\.adc-e\.uk)$/i;
const others = /\.aws\.internal(\.cn)?$|(\.[a-z]{2}(-[a-z]+)+-\d)?\.api\.aws$/;
/** Some copies name a service's regional endpoint, e.g. `eu-west-1.signin.amazonaws.com`. */
const regional = /^[a-z]{2}(-[a-z]+)+-\d\./;

/** IAM service prefix of an event source: `monitoring.amazonaws.com` gives `cloudwatch`. */
export function serviceOf(eventSource: string): string {
  const name = eventSource
    .trim()
    .toLowerCase()
    .replace(partitions, '')
    .replace(others, '')
    .replace(regional, '');
  return prefixBySource.get(name) ?? name;
}

/**
 * Action name as IAM spells it: some services append the API version, e.g. `CreateFunction20150331`,
 * `UpdateFunctionCode20150331v2` or `CreateDistribution2020_05_31`.
 */
export function actionOf(eventName: string): string {
  return eventName.replace(/(20\d{6}(v\d+)?|_?20\d\d_\d\d_\d\d)$/, '') || eventName;
}

/** True for the name of one of the provider's services, e.g. `autoscaling.amazonaws.com`. */
export const isServiceName = (value: string): boolean =>
  partitions.test(value) && /^[a-z0-9-]+(\.[a-z0-9-]+)*$/i.test(value);

/** A service's name in lower case, as the partition `aws` writes it. */
export const principalName = (value: string): string =>
  value.toLowerCase().replace(partitions, '.amazonaws.com');
