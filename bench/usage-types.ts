// Rises of one usage type that another's fall hides in its service: how many are found, and what that costs
// in false alarms. node bench/usage-types.ts [daily costs.csv]; exits with 1 when a target is missed. The
// constants were set on other seeds. With a file, its columns are the background as well.
import { argv, exit } from 'node:process';
import { costsIn } from '../lib/wiring/cost-file.ts';
import { warmUpDays } from './anomaly/series.ts';
import { type Move, type Service, service, toldOf } from './anomaly/usage-types.ts';

const seeds = Array.from({ length: 100 }, (_, index) => 52_001 + index);
const targets = { hidden: 0.5, falseYearly: 0.2, migrations: 0.02 };
/** What is told some days after a move belongs to it. */
const graceDays = 30;

interface Counts {
  moves: number;
  byService: number;
  inAll: number;
  falseOfService: number;
  falseOfParts: number;
  days: number;
}

async function countsOf(services: readonly Service[]): Promise<Counts> {
  const counts = { moves: 0, byService: 0, inAll: 0, falseOfService: 0, falseOfParts: 0, days: 0 };
  for (const it of services) {
    const { itself, byParts, days } = await toldOf(it);
    counts.days += days;
    for (const { start, end } of it.moved) {
      const isIn = (day: number) => day >= start && day < end;
      counts.moves += 1;
      if (itself.some(isIn)) counts.byService += 1;
      if ([...itself, ...byParts].some(isIn)) counts.inAll += 1;
    }
    const isFalse = (day: number) =>
      day >= warmUpDays &&
      !it.moved.some(({ start, end }) => day >= start - 8 && day < end + graceDays);
    counts.falseOfService += itself.filter(isFalse).length;
    counts.falseOfParts += byParts.filter(isFalse).length;
  }
  return counts;
}

/** Columns of a file, each from another day on, brought to one level. */
async function realBackground(path: string) {
  const { reading } = await costsIn(path).read({});
  const bySeries = Map.groupBy(reading.records, ({ series }) => series ?? '');
  const columns = [...bySeries]
    .filter(([name]) => name.startsWith('service:') || name.startsWith('project:'))
    .map(([, records]) =>
      records.toSorted((a, b) => a.date.localeCompare(b.date)).map(({ amount }) => amount),
    )
    .filter((values) => values.filter((value) => value > 0.1).length >= 0.8 * values.length);
  return (random: () => number, count: number): number[][] =>
    Array.from({ length: count }, () => {
      const column = columns[Math.floor(random() * columns.length)] ?? [];
      const from = 7 * Math.floor((random() * (column.length - 400)) / 7);
      const values = column.slice(from, from + 400);
      const level = values.reduce((sum, it) => sum + it, 0) / values.length;
      return values.map((it) => it / level);
    });
}

function row(name: string, ...figures: readonly number[]): void {
  console.log(`${name.padEnd(38)}${figures.map((it) => it.toFixed(2).padStart(14)).join('')}`);
}

async function compare(title: string, background?: Parameters<typeof service>[2]) {
  const of = (move: Move) => countsOf(seeds.map((seed) => service(seed, move, background)));
  const [none, hidden, migration] = [await of('none'), await of('hidden'), await of('migration')];
  const yearly = (count: number) => (365 * count) / none.days;
  const { moves } = hidden;
  const migrations = migration.moves;
  console.log(`\n${title}: ${seeds.length} services${' '.repeat(21)}alone   usage types`);
  row(`${moves} hidden rises: found`, hidden.byService / moves, hidden.inAll / moves);
  row(
    `${migrations} migrations: something told`,
    migration.byService / migrations,
    migration.inAll / migrations,
  );
  row(
    'false alarms a service and year',
    yearly(none.falseOfService),
    yearly(none.falseOfService + none.falseOfParts),
  );
  const told = (migration.inAll - migration.byService) / migration.moves;
  const missed = [
    ...(hidden.inAll / hidden.moves < targets.hidden ? [`hidden ${targets.hidden}`] : []),
    ...(yearly(none.falseOfParts) > targets.falseYearly ? [`false ${targets.falseYearly}`] : []),
    ...(told > targets.migrations ? [`migrations ${targets.migrations}`] : []),
  ];
  console.log(missed.length === 0 ? 'targets reached' : `MISSED: ${missed.join(', ')}`);
  return missed.length === 0;
}

const [file] = argv.slice(2);
const reached = [
  await compare('made up'),
  ...(file === undefined ? [] : [await compare('real background', await realBackground(file))]),
];
exit(reached.every(Boolean) ? 0 : 1);
