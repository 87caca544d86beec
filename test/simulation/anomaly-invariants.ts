import { growth } from '../../lib/domain/cost/anomaly/tell-episodes.ts';
import { addDays, addMonths } from '../../lib/domain/cost/calendar.ts';
import type { AnomalyViolation } from '../../lib/domain/violation/violation.ts';
import type { World } from './world.ts';

/** So many times the usual is seen by any detector; less may be noise. */
const plain = 4;
/** Days after a spike by which it is known to be over, and days before by which the usual is known. */
const daysAfter = 6;
const daysBefore = 21;
/** A series that grows by itself gives no plain answer when it is back to usual. */
const mostGrowth = 1.01;

/** An anomaly is told when it opens, when it has grown, and when it ends; no fact twice, no end after an end. */
export function* anomaliesToldOnce(
  world: World,
  rows: readonly AnomalyViolation[],
): Generator<string> {
  yield* openedOnce(rows);
  for (const [id, news] of Map.groupBy(rows, ({ episode }) => episode.id)) yield* inOrder(id, news);
  yield* spikesTold(world, rows);
}

function* openedOnce(rows: readonly AnomalyViolation[]): Generator<string> {
  const opened = rows.filter(({ kind }) => kind === 'anomaly-opened');
  const facts = opened.map(({ episode }) => `${episode.direction} on ${episode.opened}`);
  for (const fact of new Set(facts))
    if (facts.filter((it) => it === fact).length > 1)
      yield `that costs went ${fact} was told twice`;
}

function* inOrder(id: string, news: readonly AnomalyViolation[]): Generator<string> {
  const [first, ...more] = news.toSorted((a, b) => (a.detectedAt < b.detectedAt ? -1 : 1));
  if (first === undefined) return;
  if (first.kind !== 'anomaly-opened') yield `${id} was told as ${first.kind} first`;
  let last = first;
  let told = Math.abs(first.episode.dailyImpact);
  for (const next of more) {
    const now = Math.abs(next.episode.dailyImpact);
    const grew = next.kind === 'anomaly-grew';
    if (grew && now < growth * told) yield `${id} was told as grown from ${told} to ${now} a day`;
    if (!grew && last.kind === next.kind) yield `${id} was told to be over twice`;
    if (grew) told = now;
    last = next;
  }
}

/** A day of several times the usual among usual days is told, and so is its end. */
function* spikesTold(world: World, rows: readonly AnomalyViolation[]): Generator<string> {
  const judged = world.bill.shown
    .filter(({ invocation }) => invocation.returned)
    .map(({ reading }) => addDays(reading.capturedAt?.slice(0, 10) ?? '', -2));
  const [first, last] = [judged[0] ?? '', judged.at(-1) ?? ''];
  const due = world.bill.spikes(plain).filter((day) => first < day && day <= last);
  for (const day of due.filter((it) => isPlain(world, it))) {
    const news = rows.filter(
      ({ episode }) => episode.direction === 'up' && episode.since <= day && day <= episode.lastDay,
    );
    const ended = news.some(({ kind }) => kind === 'anomaly-ended');
    if (news.length === 0) yield `${day} cost ${plain} times the usual, and nobody was told`;
    else if (addDays(day, daysAfter) <= last && !ended)
      yield `what cost more on ${day} is over, and nobody was told`;
  }
}

/** True when all about a day is as usual, and the same day of last month was: else it may be a monthly charge. */
function isPlain({ bill }: World, day: string): boolean {
  const lastMonth = `${addMonths(day.slice(0, 7), -1)}${day.slice(7)}`;
  return (
    bill.growth <= mostGrowth &&
    bill.isUsual(addDays(day, -daysBefore), addDays(day, -1)) &&
    bill.isUsual(addDays(day, 1), addDays(day, daysAfter)) &&
    !bill.spikes(1.2).includes(lastMonth)
  );
}
