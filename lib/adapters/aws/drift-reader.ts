import type { ChangeEvent } from '../../domain/change/change-event.ts';
import type { Difference, Touched } from '../../domain/change/difference.ts';
import { namedTags } from '../../domain/change/named-tags.ts';
import type { OwnerEngine, Ownership } from '../../domain/change/ownership.ts';
import {
  type CloudFormationTarget,
  cloudFormationTarget,
} from '../../domain/change/plans/cloudformation-target.ts';
import { stateDifference } from '../../domain/change/state-difference.ts';
import { stillThere, whenGone } from '../../domain/change/still-there.ts';
import type { Clock } from '../../ports/clock.ts';
import type { DriftReader } from '../../ports/drift-reader.ts';
import { type LiveResource, liveResource } from './live-resource.ts';
import type { CallService } from './own-reads/call-service.ts';
import { findOwnRead } from './own-reads/find-own-read.ts';
import { type StackDrift, stackDrift } from './stack-drift.ts';

interface DriftReaderOptions {
  /** Compares with stacks, and reads live resources, through Cloud Control or by the service's own call. */
  readonly callService: CallService;
  /** Where a stack is looked for that owns a global resource. */
  readonly regions: readonly string[];
  readonly clock: Clock;
}

/** Compares with the stack that owns the resource, and looks whether the change itself still shows. */
export function awsDriftReader(options: DriftReaderOptions): DriftReader {
  return {
    async read(event, owner) {
      const readAt = options.clock.now().toISOString();
      const compared = await compare(options, event, owner);
      return { ...compared, ...(await look(options, event)), readAt };
    },
  };
}

type Compared =
  | (Extract<StackDrift, { kind: 'differs' | 'in-sync' | 'gone' }> & { readonly source: string })
  | Extract<StackDrift, { kind: 'unknown' }>;

async function compare(
  { callService, regions }: DriftReaderOptions,
  event: ChangeEvent,
  owner: Ownership | undefined,
): Promise<Compared> {
  if (owner?.kind !== 'owned') return { kind: 'unknown', reason: noOwner(owner) };
  if (owner.engine !== 'cloudformation') {
    const byState = stateDifference(owner);
    if (byState !== undefined) return byState;
    const reason = `only ${comparing[owner.engine]} compares a ${owner.engine} resource with its code`;
    return { kind: 'unknown', reason };
  }
  const source = `stack ${owner.unit}`;
  for (const region of placesOf(event, regions)) {
    const drift = await stackDrift(callService, region, owner.unit, owner.address);
    if (drift.kind === 'no-stack') continue;
    return drift.kind === 'unknown' ? drift : { ...drift, source };
  }
  return { kind: 'unknown', reason: `${source} is in none of the regions that are watched` };
}

/** What each tool compares with. */
const comparing: Readonly<Record<Exclude<OwnerEngine, 'cloudformation'>, string>> = {
  terraform: 'terraform plan',
  pulumi: 'pulumi preview --refresh',
};

/** The stack of a global resource can be in any region. */
const placesOf = ({ region, subjectKeys = [] }: ChangeEvent, regions: readonly string[]) =>
  subjectKeys[0]?.split(':')[1] === '' ? [...new Set([region, ...regions])] : [region];

function noOwner(owner: Exclude<Ownership, { kind: 'owned' }> | undefined): string {
  if (owner === undefined) return 'nobody looked for its owner';
  return owner.kind === 'unowned' ? 'no code owns it' : owner.reason;
}

/** Parts that are read as properties of what they belong to. */
const readWhole = /SecurityGroup(?:Ingress|Egress)$|::(?:Role|User)Policy$/;

type Looked = Pick<Difference, 'tags'> & { readonly touched: Touched };

async function look(options: DriftReaderOptions, event: ChangeEvent): Promise<Looked> {
  const own = findOwnRead(event);
  if (own !== undefined)
    return shown(event, await own.read(options.callService), own.of === 'parent');
  const itself = readable(cloudFormationTarget(event));
  const target = itself ?? readable(cloudFormationTarget(event, { whole: true }));
  if (target === undefined) {
    const reason = 'the type of the resource is not among those that are read here';
    return { touched: { kind: 'unknown', reason } };
  }
  const { type, identifiers } = target;
  const id = Object.values(identifiers);
  const live = await liveResource(options.callService, event.region, type, id);
  return shown(event, live, itself === undefined);
}

function shown(event: ChangeEvent, live: LiveResource, ofParent: boolean): Looked {
  if (live.kind === 'gone') return { touched: whenGone(event, ofParent) };
  if (live.kind === 'unknown') return { touched: live };
  const touched = stillThere(event, live.properties, ofParent);
  const tags = namedTags(live.properties);
  return { touched, ...(tags.length > 0 && { tags }) };
}

const readable = (target: CloudFormationTarget | undefined): CloudFormationTarget | undefined =>
  target === undefined || readWhole.test(target.type) ? undefined : target;
