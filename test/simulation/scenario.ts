import type { AlertPlan } from '../../lib/domain/alert/alert-plan.ts';
import type { Pacing } from '../../lib/domain/alert/pace.ts';
import { type QuietHours, weekdays } from '../../lib/domain/alert/quiet-hours.ts';
import type { Chance } from './chance.ts';
import type { Faults } from './faults.ts';
import { latestHeldBackMs } from './happenings.ts';
import { type ChannelName, channelNames } from './tellers.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
/** Between two digests, with what may be missed of their schedule. */
const digestMinutes = 90;
const longestQuietHours = 3;

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
  /** When everything has been read; what may wait longer is waiting to be told. */
  readonly sweptMs: number;
  readonly regions: readonly string[];
  /** Where alerts go; the topic is always one. */
  readonly channels: readonly ChannelName[];
  /** How often each may speak, and when not. */
  readonly plan: AlertPlan;
  /** While the trail is stopped, nobody can say why; empty when it never is. */
  readonly trailBroken: { readonly fromMs: number; readonly toMs: number };
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

/** Little enough that most runs put something aside. */
const fewMessages: Pacing = {
  messagesPerHour: 2,
  criticalPerHour: 1,
  perIncidentMinutes: 15,
  digestMinutes: 30,
  quiet: [],
};

/** Quiet hours that lie near a moment, by the clock of some zone; they may go over midnight. */
function drawQuietHours(chance: Chance, nearMs: number): QuietHours {
  const zone = chance.pick(['UTC', 'Europe/Berlin', 'America/New_York', 'Asia/Kolkata']);
  const clock = new Intl.DateTimeFormat('en-GB', { timeZone: zone, timeStyle: 'short' });
  const minutes = chance.whole(30, longestQuietHours * 60);
  const from = clock.format(nearMs);
  return {
    from,
    to: laterOnClock(from, minutes),
    zone,
    days: weekdays,
    except: chance.pick(['critical', 'high']),
  };
}

/** What a clock shows so many minutes later, on a day without a change of time. */
function laterOnClock(time: string, minutes: number): string {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  const later = (hour * 60 + minute + minutes) % (24 * 60);
  return [Math.floor(later / 60), later % 60].map((it) => String(it).padStart(2, '0')).join(':');
}

function drawPlan(chance: Chance, channels: readonly string[], span: readonly [number, number]) {
  const pacing: Record<string, Pacing> = {};
  for (const name of channels) {
    // One that has no limits tells at once.
    if (chance.hits(0.2)) continue;
    const quiet = chance.hits(0.12) ? [drawQuietHours(chance, chance.between(...span))] : [];
    pacing[name] = { ...fewMessages, quiet };
  }
  return { routes: [], pacing };
}

function drawChannels(chance: Chance): ChannelName[] {
  const first = chance.pick(channelNames);
  const second = chance.hits(0.5) ? [chance.pick(channelNames)] : [];
  return [...new Set<ChannelName>(['sns', first, ...second])];
}

export function drawScenario(chance: Chance, { heldBack }: Faults): Scenario {
  const about = chance.hits(0.93) ? 'changes' : 'money';
  const lastsMs = about === 'money' ? chance.between(5, 12) * dayMs : chance.between(1, 5) * hourMs;
  const moment = chance.hits(0.5)
    ? Date.parse(chance.pick(delicateMoments)) - chance.between(0, lastsMs)
    : Date.parse('2024-01-01T00:00:00Z') + chance.between(0, 4 * 365) * dayMs;
  const deployedMs = Math.round(moment);
  const clearsUpMs = deployedMs + lastsMs;
  const sweepMinutes = heldBack ? 60 : chance.pick([15, 30, 60, 60]);
  const nextHourMs = Math.ceil(clearsUpMs / hourMs) * hourMs;
  // A window is read for the last time 80 minutes after its end, or by the first sweep after that;
  // and once more a day later, for what was held back. What is told last may wait for a digest.
  const sweptMs =
    nextHourMs + (80 + 2 * sweepMinutes + 15) * 60_000 + (heldBack ? latestHeldBackMs : 0);
  const regions = chance.pick([['us-east-1'], ['eu-central-1', 'us-east-1']]);
  const channels = drawChannels(chance);
  const plan = drawPlan(chance, channels, [deployedMs, clearsUpMs]);
  const isQuiet = Object.values(plan.pacing).some(({ quiet }) => quiet.length > 0);
  const toldMs =
    sweptMs +
    digestMinutes * 60_000 * (isQuiet ? 2 : 1) +
    (isQuiet ? longestQuietHours * hourMs : 0);
  const brokenMs = deployedMs + chance.between(0, 0.6) * lastsMs;
  const brokenForMs = chance.hits(0.4) ? chance.between(0.3, 1) * (clearsUpMs - brokenMs) : 0;
  return {
    about,
    deployedMs,
    clearsUpMs,
    endMs: about === 'money' ? clearsUpMs + 2 * dayMs : toldMs,
    sweepMinutes,
    sweptMs,
    regions,
    channels,
    plan,
    trailBroken: { fromMs: brokenMs, toMs: brokenMs + brokenForMs },
  };
}
