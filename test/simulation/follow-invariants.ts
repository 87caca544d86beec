import { fingerprint } from '../../lib/domain/violation/fingerprint.ts';
import type { IncidentAction } from '../../lib/domain/violation/incident-action.ts';
import { standingOf } from '../../lib/domain/violation/standing.ts';
import type { ChangeViolation } from '../../lib/domain/violation/violation.ts';
import { expiredKey } from '../../lib/usecases/tell-expired.ts';
import { announcement, tellingKey } from './diary.ts';
import { changesOf, type Findings, firstIdOf } from './invariants.ts';
import { following } from './tellers.ts';
import type { World } from './world.ts';

/** By so much may clocks be wrong. */
const clocksMs = 120_000;
/** Between two runs that tell, and some more. */
const marginMs = 45 * 60_000;
const text = (ms: number) => new Date(ms).toISOString();

/** What comes after a violation was told: its end, what people say of it, and Bandog's look at itself. */
export function* followedUp(world: World, findings: Findings): Generator<string> {
  yield* endedRightly(world, findings);
  yield* updatesAreSo(world, findings);
  yield* updatesToldOnce(world, findings);
  yield* endsTold(world, findings);
  yield* wordsTold(world, findings);
  yield* expiredTold(world, findings);
  yield* healthTold(world);
}

/** A violation has ended if and only if a call put it back that a whole sweep came by. */
function* endedRightly(world: World, findings: Findings): Generator<string> {
  const rows = new Map(
    changesOf(findings).map((it) => [firstIdOf(it.event.id), it.fingerprint] as const),
  );
  const undoings = world.happenings.flatMap(({ id, undoes = '', expect }) => {
    const fingerprint = rows.get(undoes);
    if (fingerprint === undefined || expect === 'unreadable') return [];
    // A violation that puts another one back ends with it.
    const both = [fingerprint, rows.get(id)].filter((it) => it !== undefined);
    return [{ both, wasSeen: sawTheEnd(world, fingerprint, id) }];
  });
  const possible = new Set(undoings.flatMap(({ both }) => both));
  const due = new Set(undoings.flatMap(({ both, wasSeen }) => (wasSeen ? both : [])));
  const ended = new Set(findings.ends.keys());
  for (const each of due.difference(ended)) yield `${each} was put back, and it stands`;
  for (const each of ended.difference(possible)) yield `${each} ended, and nothing put it back`;
}

/** Whether a sweep came by the call that put a violation back, and looked at the violation to its end. */
function sawTheEnd(world: World, violation: string, undoing: string): boolean {
  const writtenMs = writtenOf(world, violation);
  return world.diary.looked.some(
    ({ invocation, atMs, ids }) =>
      invocation.returned && writtenMs <= atMs && hasCall(ids, undoing),
  );
}

const hasCall = (ids: ReadonlySet<string>, id: string) => ids.has(id) || ids.has(`${id}-amended`);

const writtenOf = ({ diary }: World, of: string): number =>
  diary.written.find((row) => row.fingerprint === of)?.atMs ?? Number.POSITIVE_INFINITY;

/** What an update says was so when it said it. */
function* updatesAreSo({ diary }: World, { actions }: Findings): Generator<string> {
  const soFromMs = new Map(
    actions.flatMap((it) => [[it.id, 0] as const, [expiredKey(it.id), endOf(it) - clocksMs]]),
  );
  for (const { key, channel, ended, atMs } of diary.updates) {
    if (ended.length === 0 && atMs < (soFromMs.get(key) ?? Number.POSITIVE_INFINITY))
      yield `${key} was told on ${channel}, and never said or not over by then`;
    for (const each of ended) {
      const endedMs = diary.ended.get(each) ?? Number.POSITIVE_INFINITY;
      if (endedMs > atMs) yield `${each} was told on ${channel} to have ended, and had not`;
    }
  }
}

/** Days are partitions, and two of them are told of side by side. */
function* updatesToldOnce({ diary }: World, findings: Findings): Generator<string> {
  const dayOf = new Map(findings.violations.map((it) => [it.fingerprint, it.at.slice(0, 10)]));
  for (const [key, updates] of Map.groupBy(diary.updates, (it) => tellingKey(it.key, it.channel))) {
    const [{ ended, key: id } = { ended: [], key: '' }] = updates;
    const days = new Set(ended.map((each) => dayOf.get(each))).size;
    const overlaps = [id, ...ended].reduce(
      (sum, each) => sum + (diary.overlappedNews.get(each) ?? 0),
      0,
    );
    const crashes = (diary.crashes.get(key) ?? 0) + overlaps + Math.max(days - 1, 0);
    if (updates.length > 1 + crashes)
      yield `update ${key} was told ${updates.length} times, with ${crashes} crashes`;
  }
}

/** Channels that told of an incident hear that all of it has ended. */
function* endsTold(world: World, findings: Findings): Generator<string> {
  const { diary } = world;
  for (const [incidentId, violations] of incidentsOf(findings)) {
    const fingerprints = violations.map((it) => it.fingerprint).sort();
    const endedMs = fingerprints.map((each) => diary.ended.get(each) ?? Number.POSITIVE_INFINITY);
    const lastMs = Math.max(...endedMs);
    if (lastMs === Number.POSITIVE_INFINITY) continue;
    const key = fingerprint('ended', incidentId, ...fingerprints);
    for (const channel of followers(world, fingerprints, incidentId, lastMs))
      if (!wasTold(world, key, channel))
        yield `${incidentId} ended at ${text(lastMs)}, and ${channel} was not told`;
  }
}

/** Channels that told of an incident hear what was said of it, unless more happened since. */
function* wordsTold(world: World, findings: Findings): Generator<string> {
  const { endMs } = world.scenario;
  const known = incidentsOf(findings);
  for (const { id, incidentId, at } of findings.actions) {
    const violations = known.get(incidentId) ?? [];
    const { actions, ends } = findings;
    const own = actions.filter((it) => it.incidentId === incidentId);
    const standing = standingOf({ violations, actions: own, ends, now: text(endMs) });
    if (!('action' in standing) || standing.action.id !== id || standing.state === 'expired')
      continue;
    const fingerprints = violations.map((it) => it.fingerprint);
    const saidMs = Date.parse(at) - clocksMs;
    for (const channel of followers(world, fingerprints, incidentId, saidMs))
      if (!wasTold(world, id, channel))
        yield `${id} was said at ${at}, and ${channel} was not told`;
  }
}

/** Channels that told of an incident hear that its exception has ended, where that is the last of it. */
function* expiredTold(world: World, findings: Findings): Generator<string> {
  const { endMs } = world.scenario;
  const known = incidentsOf(findings);
  for (const action of findings.actions) {
    const { id, incidentId } = action;
    const violations = known.get(incidentId) ?? [];
    const { actions, ends } = findings;
    const own = actions.filter((it) => it.incidentId === incidentId);
    const standing = standingOf({ violations, actions: own, ends, now: text(endMs) });
    // The last runs may all have been disturbed, and a claim of one that crashed has to be over.
    const isDue = endOf(action) + marginMs < endMs;
    if (standing.state !== 'expired' || standing.action.id !== id || !isDue) continue;
    const fingerprints = violations.map((it) => it.fingerprint);
    for (const channel of followers(world, fingerprints, incidentId, endMs - marginMs))
      if (!wasTold(world, expiredKey(id), channel))
        yield `the exception ${id} ended at ${text(endOf(action))}, and ${channel} was not told`;
  }
}

/** When an exception is over: after its last day. */
const endOf = ({ until = '' }: IncidentAction): number => Date.parse(until) + 86_400_000;

const incidentsOf = (findings: Findings): Map<string, ChangeViolation[]> =>
  Map.groupBy(changesOf(findings), ({ incidentId }) => incidentId);

/** Channels that had told of something of an incident by then, and can say more. */
function followers(
  { scenario, diary }: World,
  fingerprints: readonly string[],
  incidentId: string,
  byMs: number,
): string[] {
  return scenario.channels.filter(
    (channel) =>
      following.has(channel) &&
      fingerprints.some(
        (each) => (diary.noted.get(tellingKey(each, channel)) ?? Number.POSITIVE_INFINITY) < byMs,
      ) &&
      // What a bot told in a digest has no thread to go on in.
      (channel !== 'bot' || (diary.threads.get(incidentId) ?? Number.POSITIVE_INFINITY) < byMs),
  );
}

const wasTold = ({ diary }: World, key: string, channel: string): boolean =>
  diary.updates.some((it) => it.key === key && it.channel === channel);

/** People are told that the trail is broken when a look finds it, and again only after a crash. */
function* healthTold({ diary }: World): Generator<string> {
  const broken = diary.healthLooks.filter(({ isBroken }) => isBroken);
  const times = diary.healthTold.length;
  if (times === 0 && broken.some(({ invocation }) => invocation.returned))
    yield 'the trail was seen to be broken, and nobody was told';
  const disturbed = broken.filter(
    (look) => look.invocation.disturbed || diary.healthLooks.some((it) => isBeside(look, it)),
  ).length;
  const crashes = disturbed + (diary.crashes.get(tellingKey(announcement, 'sns')) ?? 0);
  if (times > 1 + crashes)
    yield `that the trail is broken was told ${times} times, with ${crashes} crashes`;
}

/** Two looks at once know nothing of each other. */
const isBeside = (one: { readonly atMs: number }, other: { readonly atMs: number }): boolean =>
  one !== other && Math.abs(one.atMs - other.atMs) < 5 * 60_000;
