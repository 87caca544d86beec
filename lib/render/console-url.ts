import type { ChangeEvent, Provider } from '../domain/change/change-event.ts';

const consoleDomains: readonly (readonly [regionPrefix: string, domain: string])[] = [
  ['cn-', 'console.amazonaws.cn'],
  ['us-gov-', 'console.amazonaws-us-gov.com'],
  ['', 'console.aws.amazon.com'],
];

type Place = Pick<ChangeEvent, 'provider' | 'region' | 'id'>;

/** The event's page in its cloud's console; undefined when region or id are not what they should be. */
export const consoleEventUrl = (event: Place): string | undefined => pages[event.provider](event);

const pages: Readonly<Record<Provider, (event: Place) => string | undefined>> = {
  aws: cloudTrailPage,
};

function cloudTrailPage({ region, id }: Place): string | undefined {
  if (!/^[a-z]{2}(-[a-z]+)+-\d$/.test(region) || !/^[\w-]+$/.test(id)) return undefined;
  const domain = consoleDomains.find(([prefix]) => region.startsWith(prefix))?.[1];
  return `https://${region}.${domain}/cloudtrailv2/home?region=${region}#/events/${id}`;
}
