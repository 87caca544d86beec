import type {
  Actor,
  ChangeEvent,
  Evidence,
  IssuedCredentials,
  Signal,
} from '../../../domain/change/change-event.ts';
import { objectAt, type RawRecord, textAt } from './raw-record.ts';

/** Calls that hand out credentials of a session. */
const issuing = /^(AssumeRo(le|ot)|Get(FederationToken|SessionToken)$)/;

/** What a service that assumes a role does so for; of other services nothing is said. */
const runners: ReadonlyMap<string, readonly [Signal, string]> = new Map([
  ['ec2', ['workload-credential', 'instance']],
  ['lambda', ['workload-credential', 'function']],
  ['ecs-tasks', ['workload-credential', 'container']],
  ['pods.eks', ['workload-credential', 'kubernetes']],
  ['codebuild', ['ci', 'codebuild']],
]);

const inherited: ReadonlySet<Signal> = new Set(['person-credential', 'ci', 'workload-credential']);

/** The credentials a call to STS handed out, and what calls made with them inherit from its caller. */
export function issuedBy(
  record: RawRecord,
  {
    service,
    action,
    actor,
    evidence,
  }: Pick<ChangeEvent, 'service' | 'action' | 'actor' | 'evidence'>,
): IssuedCredentials | undefined {
  if (service !== 'sts' || !issuing.test(action)) return undefined;
  const credentials = objectAt(objectAt(record, 'responseElements'), 'credentials');
  const credentialId = textAt(credentials, 'accessKeyId');
  if (credentialId === undefined) return undefined;
  const passed = evidence.flatMap((item) => passedOn(item, actor, action));
  const bySignal = new Map(passed.map((item) => [`${item.signal} ${item.detail}`, item]));
  return { credentialId, evidence: [...bySignal.values()] };
}

/** What a fact about the caller says of the session; the provider's own log of the call asserts it. */
function passedOn(item: Evidence, actor: Actor, action: string): Evidence[] {
  if (item.rank !== 'asserted') return [];
  const fact = { rank: 'asserted', field: action, value: actor.principal } as const;
  if (inherited.has(item.signal)) return [{ ...fact, signal: item.signal, detail: item.detail }];
  const runner = item.signal === 'service' ? runners.get(item.detail) : undefined;
  return runner === undefined ? [] : [{ ...fact, signal: runner[0], detail: runner[1] }];
}
