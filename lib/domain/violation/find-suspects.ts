import type { ChangeEvent } from '../change/change-event.ts';
import type { ExpectedPrice } from '../change/priced-change.ts';
import { storyOfEvent } from '../change/story-of-event.ts';
import type { AnomalyEpisode } from '../cost/anomaly/anomaly-episode.ts';
import { dayNumber } from '../cost/calendar.ts';
import type { Suspect } from './suspect.ts';
import { type Sign, signsOf } from './suspect-signs.ts';

/** A change that may have cost something, and what it is expected to cost. */
export interface PossibleCause {
  readonly event: ChangeEvent;
  readonly price: ExpectedPrice;
  /** Minutes until another call undid it, if that was within the hour. */
  readonly undoneAfterMinutes?: number;
}

/** Whether calls of a service (`ec2`) are billed under a name of the bill (`Amazon Elastic Compute Cloud - Compute`). */
export type BilledUnder = (service: string, billName: string) => boolean;

/** What began is looked for so many days before: slow growth shows late. */
export const daysBack = 7;
const mostSuspects = 3;
const leastScore = 0.12;

/**
 * The changes that can explain an episode, likeliest first, at most three. A change is one only if it
 * succeeded, was made before the cost began (or on that day), and in the same account. Signs are
 * multiplied: each says by how much a change becomes likelier or less. The same input always gives the
 * same answer.
 */
export function findSuspects(
  episode: AnomalyEpisode,
  candidates: readonly PossibleCause[],
  billedUnder: BilledUnder,
): Suspect[] {
  return candidates
    .filter(({ event }) => isPossible(event, episode))
    .map((candidate) => toSuspect(candidate, signsOf(candidate, episode, billedUnder), episode))
    .filter(({ score }) => score >= leastScore)
    .sort(
      (a, b) =>
        b.score - a.score ||
        (a.at === b.at ? (a.eventId < b.eventId ? -1 : 1) : a.at < b.at ? -1 : 1),
    )
    .slice(0, mostSuspects);
}

function isPossible(
  { at, outcome, account, effect }: ChangeEvent,
  { since, leaf }: AnomalyEpisode,
) {
  const sameAccount = leaf.account === undefined || leaf.account === account;
  const changes = effect === 'configuration' || effect === 'operation';
  return outcome.kind === 'succeeded' && changes && sameAccount && isInTime(at, since);
}

/** Whether what was done at a time, or on a day, can have caused what began on the day `since`. */
export function isInTime(at: string, since: string): boolean {
  const days = dayNumber(since) - dayNumber(at.slice(0, 10));
  return days >= 0 && days <= daysBack;
}

function toSuspect(
  { event, price }: PossibleCause,
  signs: readonly Sign[],
  { dailyImpact }: AnomalyEpisode,
): Suspect {
  const { id, at, account, region, service, action, actor } = event;
  const told = signs.filter(({ says }) => says !== undefined);
  return {
    eventId: id,
    at,
    account,
    region,
    call: `${service}:${action}`,
    actor: actor.name,
    story: storyOfEvent(event),
    price,
    ...(price.kind === 'known' && dailyImpact !== 0 && { share: price.perDay / dailyImpact }),
    score: signs.reduce((product, { weight }) => product * weight, 1),
    reasons: told.toSorted((a, b) => b.weight - a.weight).flatMap(({ says }) => says ?? []),
  };
}
