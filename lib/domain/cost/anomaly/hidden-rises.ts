import type { AnomalyEpisode } from './anomaly-episode.ts';
import { leafKey, wholeLeaf } from './cost-leaf.ts';
import type { LeafSeries } from './leaf-series.ts';
import type { SeriesEpisode } from './series-episode.ts';
import { toEpisodes } from './to-episodes.ts';
import { anomalyTuning } from './tuning.ts';

/** Series, and what was found in each of them, in the same order. */
export interface Judged {
  readonly series: readonly LeafSeries[];
  readonly found: readonly (readonly SeriesEpisode[])[];
}

/** A rise is hidden by falls that make up for at least this share of it. */
const leastHidden = 0.25;
const firstDays = 3;
const daysBefore = 28;

/**
 * The leaves as they would be without the falls of single families of usage types, from the day on which
 * each was plain; those without a fall are left out. One more test a leaf, of a series that differs from the
 * leaf on the days of a fall alone, instead of one for each family: that keeps false alarms few.
 */
export function withoutFalls(leaves: readonly LeafSeries[], families: Judged): LeafSeries[] {
  const known = new Map(leaves.map((it) => [leafKey(it.leaf), it]));
  const filled = new Map<string, Float64Array>();
  families.series.forEach((family, index) => {
    const key = leafKey(wholeLeaf(family.leaf));
    for (const fall of only('down', families.found[index])) {
      const values = filled.get(key) ?? known.get(key)?.values.slice();
      if (values === undefined) continue;
      filled.set(key, values);
      fall.expected.forEach((usual, day) => {
        const at = fall.opened + day;
        values[at] = (values[at] ?? 0) + Math.max(0, usual - (family.values[at] ?? 0));
      });
    }
  });
  return leaves.flatMap((leaf) => {
    const values = filled.get(leafKey(leaf.leaf));
    return values === undefined ? [] : [{ ...leaf, values }];
  });
}

/**
 * Rises of single families of usage types that their leaf does not show, because others fell in the same
 * days: the family is off by itself, so is its leaf without the falls, and the rise is no small part of it.
 */
export function hiddenRises(leaves: Judged, families: Judged, filled: Judged): AnomalyEpisode[] {
  const shown = new Map(leaves.series.map(({ leaf }, at) => [leafKey(leaf), leaves.found[at]]));
  const wholes = new Map(leaves.series.map((it) => [leafKey(it.leaf), it]));
  const parts = Map.groupBy(families.series.keys(), (at) => wholeKey(families.series[at]));
  return filled.series.flatMap((leaf, index) => {
    const key = leafKey(leaf.leaf);
    const whole = wholes.get(key);
    if (whole === undefined) return [];
    const known = only('up', shown.get(key));
    const rises = only('up', filled.found[index]).filter(
      (rise) => !isShown(rise, known) && isByFalls(rise, leaf, whole),
    );
    if (rises.length === 0) return [];
    const own = (parts.get(key) ?? []).flatMap((at): Part[] => {
      const series = families.series[at];
      return series === undefined ? [] : [{ series, found: families.found[at] ?? [] }];
    });
    return own.flatMap((part) => risesOf(part, { whole, known, rises, own }));
  });
}

interface Part {
  readonly series: LeafSeries;
  readonly found: readonly SeriesEpisode[];
}

interface Around {
  readonly whole: LeafSeries;
  readonly known: readonly SeriesEpisode[];
  readonly rises: readonly SeriesEpisode[];
  readonly own: readonly Part[];
}

function risesOf({ series, found }: Part, { whole, known, rises, own }: Around): AnomalyEpisode[] {
  return only('up', found).flatMap((rise) => {
    const plain = rises.find((it) => overlap(it, rise));
    if (plain === undefined || !isGreat(rise, series, whole)) return [];
    const told = plainFrom(plain.opened, rise);
    if (isShown(told, known)) return [];
    const fallen = greatestFall(rise, own);
    const [episode] = toEpisodes([series], [[told]]);
    return episode === undefined ? [] : [{ ...episode, ...(fallen && { offsetBy: fallen.leaf }) }];
  });
}

/** Whether the leaf itself showed it, no later: once it is told, it stays what it is. */
const isShown = (rise: SeriesEpisode, known: readonly SeriesEpisode[]): boolean =>
  known.some((it) => it.opened <= rise.opened && overlap(it, rise));

/** Whether what stands out in a leaf without falls is, in good part, what the falls hid. */
function isByFalls({ opened, expected }: SeriesEpisode, filled: LeafSeries, whole: LeafSeries) {
  let [extra, hidden] = [0, 0];
  expected.forEach((usual, day) => {
    const now = filled.values[opened + day] ?? 0;
    extra += now - usual;
    hidden += now - (whole.values[opened + day] ?? 0);
  });
  return hidden >= leastHidden * extra;
}

/** Whether its first days cost so much more that the leaf would have been off by them. */
function isGreat({ opened, expected }: SeriesEpisode, { values }: LeafSeries, whole: LeafSeries) {
  const first = expected.slice(0, firstDays);
  const extra = first.reduce((sum, usual, day) => sum + (values[opened + day] ?? 0) - usual, 0);
  const before = whole.values.subarray(Math.max(0, opened - daysBefore), opened);
  const usual = before.reduce((sum, value) => sum + value, 0) / Math.max(1, before.length);
  return extra / first.length >= anomalyTuning.leastShare * usual;
}

/** The same episode, plain no sooner than a day. */
function plainFrom(day: number, episode: SeriesEpisode): SeriesEpisode {
  const later = day - episode.opened;
  if (later <= 0) return episode;
  const { before, expected } = episode;
  return {
    ...episode,
    opened: day,
    before: [...before, ...expected.slice(0, later)],
    expected: expected.slice(later),
  };
}

/** The family that fell most while another rose. */
function greatestFall(rise: SeriesEpisode, parts: readonly Part[]): LeafSeries | undefined {
  const falls = parts.map(({ series, found }) => {
    const meanwhile = only('down', found).filter((fall) => overlap(fall, rise));
    const saved = meanwhile.flatMap(({ opened, expected }) =>
      expected.map((usual, day) => usual - (series.values[opened + day] ?? 0)),
    );
    return { series, saved: saved.reduce((sum, value) => sum + value, 0) };
  });
  const [most] = falls.toSorted((a, b) => b.saved - a.saved);
  return most !== undefined && most.saved > 0 ? most.series : undefined;
}

const only = (direction: SeriesEpisode['direction'], found: readonly SeriesEpisode[] = []) =>
  found.filter((it) => it.direction === direction);

const wholeKey = (series: LeafSeries | undefined): string =>
  series === undefined ? '' : leafKey(wholeLeaf(series.leaf));

const overlap = (a: SeriesEpisode, b: SeriesEpisode): boolean =>
  a.opened - a.before.length < endOf(b) && b.opened - b.before.length < endOf(a);

const endOf = ({ opened, expected }: SeriesEpisode): number => opened + expected.length;
