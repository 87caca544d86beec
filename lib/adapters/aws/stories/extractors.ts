import { isObject } from '../cloudtrail/raw-record.ts';
import {
  aclForEveryone,
  isWorld,
  permissionForEveryone,
  policyForEveryone,
  type RiskCondition,
  sharedWithAll,
} from '../cloudtrail/risk-conditions.ts';
import { valuesAt } from './fields.ts';
import { portsOf, rangesOf } from './network-rules.ts';
import { listed, shown } from './words.ts';

/** Reads one thing out of a call that no single field says; undefined when it is not there. */
export type Extractor = (call: {
  readonly request: unknown;
  readonly response: unknown;
}) => string | undefined;

/** Shows nothing, and is there only where the request fits: a template can ask for it. */
const where =
  (fits: RiskCondition): Extractor =>
  ({ request }) =>
    isObject(request) && fits(request) ? '' : undefined;

/** What templates may name with `@`. */
export const extractors: Readonly<Record<string, Extractor>> = {
  /** `port 22`, `ports 80 and 443`, `all ports` */
  ports: ({ request }) => portsOf(request),
  /** `the world`, or `the world (::/0)` where only a less usual range is all of it */
  world: ({ request }) => world(rangesOf(request).filter(isWorld)),
  /** `10.0.0.0/8 and 2 more` */
  sources: ({ request }) => listed(rangesOf(request)),
  /** `3 x p4d.24xlarge`, `an instance (t3.micro)` */
  instances: ({ request, response }) => instances(request, response),
  /** The one type of instances that a group may start; undefined where it may start others too */
  overridingType: ({ request }) => {
    const types = valuesAt(request, 'mixedInstancesPolicy.launchTemplate.overrides.instanceType');
    const [only, ...others] = new Set(types);
    return others.length === 0 ? only : undefined;
  },
  /** `accounts 1 and 2` or `everyone`, to whom an image or a snapshot was given */
  sharedWith: ({ request }) => sharedWith(request),
  /** ` with account 1`, ` with everyone`: from whom it was taken away */
  unshared: ({ request }) => unshared(request),
  /** `A shop.example.com and 2 more` */
  records: ({ request }) => dnsRecords(request),
  /** The same where every change of the request deletes */
  deletedRecords: ({ request }) =>
    valuesAt(request, 'changeBatch.changes.action').every((action) => action === 'DELETE')
      ? dnsRecords(request)
      : undefined,
  forEveryone: where(policyForEveryone),
  aclForEveryone: where(aclForEveryone),
  sharedWithAll: where(sharedWithAll),
  permissionForEveryone: where(permissionForEveryone),
};

function world(ranges: readonly string[]): string | undefined {
  const [range] = ranges;
  if (range === undefined) return undefined;
  return ranges.includes('0.0.0.0/0') ? 'the world' : `the world (${shown(range)})`;
}

function instances(request: unknown, response: unknown): string | undefined {
  const launched = valuesAt(response, 'instancesSet.items.instanceId').length;
  const [most = '1'] = valuesAt(request, 'instancesSet.items.maxCount');
  const count = launched > 0 ? launched : Number(most);
  const [type] = [
    ...valuesAt(request, 'instanceType'),
    ...valuesAt(response, 'instancesSet.items.instanceType'),
  ];
  if (count > 1) return `${count} x ${type === undefined ? 'instance' : shown(type)}`;
  return type === undefined ? 'an instance' : `an instance (${shown(type)})`;
}

const givenTo = ['createVolumePermission.add.items', 'launchPermission.add.items'];

function sharedWith(request: unknown): string | undefined {
  const accounts = [
    ...givenTo.flatMap((path) => valuesAt(request, `${path}.userId`)),
    ...valuesAt(request, 'valuesToAdd'),
  ];
  const names = listed(accounts);
  return names === undefined ? undefined : `account${accounts.length > 1 ? 's' : ''} ${names}`;
}

const takenFrom = ['createVolumePermission.remove.items', 'launchPermission.remove.items'];

function unshared(request: unknown): string | undefined {
  const groups = takenFrom.flatMap((path) => valuesAt(request, `${path}.group`));
  const accounts = [
    ...takenFrom.flatMap((path) => valuesAt(request, `${path}.userId`)),
    ...valuesAt(request, 'valuesToRemove'),
  ];
  if (groups.includes('all') || accounts.includes('all')) return ' with everyone';
  const names = listed(accounts);
  return names === undefined
    ? undefined
    : ` with account${accounts.length > 1 ? 's' : ''} ${names}`;
}

function dnsRecords(request: unknown): string | undefined {
  const set = 'changeBatch.changes.resourceRecordSet';
  const types = valuesAt(request, `${set}.type`);
  const names = valuesAt(request, `${set}.name`);
  return listed(names.map((name, index) => `${types[index] ?? ''} ${name}`.trim()));
}
