import type { Chance } from './chance.ts';
import type { Faults } from './faults.ts';
import { latestHeldBackMs } from './happenings.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
/** Between two digests, with what may be missed of their schedule. */
const digestMinutes = 90;

/** What kind of time a run plays in. */
export interface Scenario {
  /** `changes`: hours of an account in which things are changed. `money`: days of its bills. */
  readonly about: 'changes' | 'money';
  /** When Bandog is deployed for the first time: the account's first day with it. */
  readonly deployedMs: number;
  /** When things stop to happen and to go wrong. */
  readonly clearsUpMs: number;
  /** When the run ends: enough later for everything to have been told. */
  readonly endMs: number;
  readonly sweepMinutes: number;
  readonly regions: readonly string[];
}

/** Moments at which calendars have been got wrong before. */
const delicateMoments = [
  '2024-02-29T00:00:00Z',
  '2024-03-01T00:00:00Z',
  '2026-02-28T23:00:00Z',
  '2026-03-01T00:00:00Z',
  // Clocks in Europe go forward and back; in America some weeks apart.
  '2026-03-29T01:00:00Z',
  '2026-10-25T01:00:00Z',
  '2026-03-08T07:00:00Z',
  '2026-11-01T06:00:00Z',
  '2026-12-31T23:59:59Z',
  '2027-01-01T00:00:00Z',
  '2028-02-29T12:00:00Z',
  '2028-12-31T00:00:00Z',
] as const;

export function drawScenario(chance: Chance, { heldBack }: Faults): Scenario {
  const about = chance.hits(0.9) ? 'changes' : 'money';
  const lastsMs = about === 'money' ? chance.between(5, 12) * dayMs : chance.between(1, 6) * hourMs;
  const moment = chance.hits(0.5)
    ? Date.parse(chance.pick(delicateMoments)) - chance.between(0, lastsMs)
    : Date.parse('2024-01-01T00:00:00Z') + chance.between(0, 4 * 365) * dayMs;
  const deployedMs = Math.round(moment);
  const clearsUpMs = deployedMs + lastsMs;
  const sweepMinutes = heldBack ? 60 : chance.pick([15, 30, 30, 60]);
  const nextHourMs = Math.ceil(clearsUpMs / hourMs) * hourMs;
  // A window is read for the last time 80 minutes after its end, or by the first sweep after that;
  // and once more a day later, for what was held back. What is told last may wait for a digest.
  const settlesMs =
    nextHourMs +
    (80 + 2 * sweepMinutes + 15 + digestMinutes) * 60_000 +
    (heldBack ? latestHeldBackMs : 0);
  return {
    about,
    deployedMs,
    clearsUpMs,
    endMs: about === 'money' ? clearsUpMs + 2 * dayMs : settlesMs,
    sweepMinutes,
    regions: chance.pick([['us-east-1'], ['eu-central-1', 'us-east-1']]),
  };
}
