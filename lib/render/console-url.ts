import type { ChangeEvent } from '../domain/change/change-event.ts';

const consoleDomains: readonly (readonly [regionPrefix: string, domain: string])[] = [
  ['cn-', 'console.amazonaws.cn'],
  ['us-gov-', 'console.amazonaws-us-gov.com'],
  ['', 'console.aws.amazon.com'],
];

/** The event's page in the CloudTrail console; undefined when region or id are not what they should be. */
export function consoleEventUrl({
  region,
  id,
}: Pick<ChangeEvent, 'region' | 'id'>): string | undefined {
  if (!/^[a-z]{2}(-[a-z]+)+-\d$/.test(region) || !/^[\w-]+$/.test(id)) return undefined;
  const domain = consoleDomains.find(([prefix]) => region.startsWith(prefix))?.[1];
  return `https://${region}.${domain}/cloudtrailv2/home?region=${region}#/events/${id}`;
}
