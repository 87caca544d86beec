import { addDays, daysIn, monthOf } from '../../lib/domain/cost/calendar.ts';
import { logUniform, normal } from '../anomaly/chance.ts';

type Random = () => number;
/** What a day costs, days counting from the first of the year. */
export type Kind = (chance: Random) => (day: number) => number;

/** The first day of every made-up series. */
export const firstDay = '2025-01-01';
/** Two holidays long: a leap year is among them. */
export const length = 400;

const noisy = (chance: Random, share: number) => Math.max(0, 1 + share * normal(chance));
const dateOf = (day: number) => addDays(firstDay, day);
const dayOfMonth = (day: number) => Number(dateOf(day).slice(8));
const daysToMonthEnd = (day: number) => daysIn(monthOf(dateOf(day))) - dayOfMonth(day);
/** A day on which something begins or ends, in the middle of a series. */
const someDay = (chance: Random) => 120 + Math.floor(chance() * 180);

/** Series of many kinds: their ways, not their sizes, are what a projection must bear. */
export const kinds: Readonly<Record<string, Kind>> = {
  'noise 15 %': (chance) => () => 100 * noisy(chance, 0.15),
  'noise that lasts': (chance) => {
    let off = 0;
    return () => {
      off = 0.9 * off + 0.05 * normal(chance);
      return 100 * Math.exp(off);
    };
  },
  'cheap weekends': (chance) => (day) => (day % 7 < 2 ? 20 : 100) * noisy(chance, 0.05),
  'cheap weekends and holidays': (chance) => (day) =>
    (day % 7 < 2 || chance() < 0.04 ? 40 : 100) * noisy(chance, 0.05),
  'a weekly batch': (chance) => (day) => (day % 7 === 3 ? 200 : 10) * noisy(chance, 0.1),
  'a line up': (chance) => (day) => (50 + 0.4 * day) * noisy(chance, 0.05),
  '+0.5 % a day': (chance) => (day) => 50 * 1.005 ** day * noisy(chance, 0.05),
  '+2 % a day': (chance) => (day) => 5 * 1.02 ** day * noisy(chance, 0.05),
  '-1 % a day': (chance) => (day) => 500 * 0.99 ** day * noisy(chance, 0.05),
  'growth that stops': (chance) => {
    const until = someDay(chance);
    return (day) => 20 * 1.01 ** Math.min(day, until) * noisy(chance, 0.05);
  },
  'roll-out': (chance) => {
    const middle = someDay(chance);
    return (day) => (100 / (1 + Math.exp((middle - day) / 15))) * noisy(chance, 0.05);
  },
  'a new account': (chance) => {
    const from = someDay(chance);
    return (day) => (day < from ? 0 : 100 * (1 - 0.95 ** (day - from + 1)) * noisy(chance, 0.1));
  },
  'a service that starts': (chance) => {
    const from = someDay(chance);
    return (day) => (day < from ? 0 : 100 * noisy(chance, 0.05));
  },
  'one service of two starts': (chance) => {
    const from = someDay(chance);
    return (day) => (50 + (day < from ? 0 : 70)) * noisy(chance, 0.08);
  },
  'falls to zero': (chance) => {
    const until = someDay(chance);
    return (day) => (day < until ? 100 * noisy(chance, 0.1) : 0);
  },
  'credits that end': (chance) => {
    const until = someDay(chance);
    return (day) => 100 * noisy(chance, 0.08) - (day < until ? 70 : 0);
  },
  steps: (chance) => {
    let level = 100;
    return () => {
      if (chance() < 0.02) level *= Math.exp(0.5 * normal(chance));
      return level * noisy(chance, 0.05);
    };
  },
  'steps on the 1st': (chance) => {
    let level = 100;
    return (day) => {
      if (dayOfMonth(day) === 1) level *= Math.exp(0.15 * normal(chance));
      return level * noisy(chance, 0.05);
    };
  },
  'random walk': (chance) => {
    let level = 100;
    return () => {
      level *= Math.exp(0.05 * normal(chance));
      return level;
    };
  },
  bursts: (chance) => () => (chance() < 0.05 ? 500 : 5 * noisy(chance, 0.1)),
  'training runs': (chance) => {
    let left = 0;
    return () => {
      if (left === 0 && chance() < 0.03) left = 4 + Math.floor(chance() * 8);
      left = Math.max(0, left - 1);
      return (left > 0 ? 250 : 80) * noisy(chance, 0.06);
    };
  },
  'heavy tails': (chance) => () => 10 * Math.exp(1.2 * normal(chance)),
  'one day off': (chance) => {
    const on = someDay(chance);
    return (day) => (day === on ? 1200 : 60) * noisy(chance, 0.08);
  },
  'a lump on the 1st': (chance) => (day) =>
    dayOfMonth(day) === 1 ? 300 : 10 * noisy(chance, 0.05),
  'a lump on the 15th': (chance) => (day) =>
    dayOfMonth(day) === 15 ? 300 : 20 * noisy(chance, 0.05),
  'a lump on the last day': (chance) => (day) =>
    daysToMonthEnd(day) === 0 ? 200 : 20 * noisy(chance, 0.05),
  'dear month ends': (chance) => (day) =>
    (daysToMonthEnd(day) < 2 ? 250 : 80) * noisy(chance, 0.08),
  'a busy December': (chance) => (day) =>
    (dateOf(day).slice(5, 7) === '12' ? 180 : 100) * noisy(chance, 0.06),
  'a millionth a day': (chance) => () => 1e-6 * noisy(chance, 0.3),
  'mostly zero': (chance) => () => (chance() < 0.7 ? 0 : 10 * chance()),
  credits: (chance) => () => (chance() < 0.1 ? -50 : 20 * noisy(chance, 0.1)),
  'many services': (chance) => {
    const parts = Array.from({ length: 12 }, () => ({
      level: logUniform(chance, 1, 200),
      weekend: chance() < 0.5 ? 1 : 0.5,
      growth: 1 + 0.004 * normal(chance),
      from: chance() < 0.3 ? someDay(chance) : 0,
      until: chance() < 0.2 ? someDay(chance) : length,
    }));
    return (day) =>
      parts
        .filter(({ from, until }) => from <= day && day < until)
        .map(
          ({ level, weekend, growth }) =>
            level * (day % 7 < 2 ? weekend : 1) * growth ** day * noisy(chance, 0.15),
        )
        .reduce((sum, amount) => sum + amount, 0);
  },
};
