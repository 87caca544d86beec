import { addDays } from '../domain/cost/calendar.ts';
import type { CostReading } from '../domain/cost/cost-record.ts';
import { type CostSnapshot, saysTheSame, snapshotOf } from '../domain/cost/cost-snapshot.ts';
import { learnMaturity } from '../domain/cost/maturity.ts';
import { restatements } from '../domain/cost/restatement.ts';
import type { ReadFault } from '../domain/fault/read-fault.ts';
import type { Clock } from '../ports/clock.ts';
import type { CostHistory } from '../ports/cost-history.ts';
import type { CostSource } from '../ports/cost-source.ts';

/** Older fetches say little about how late data comes now. */
const memoryDays = 60;

/**
 * A source that keeps what each fetch said, and so knows how long its days grow and which of them have
 * changed since. A part of the costs (a scope, some leaves), or the same in more detail, is not kept. A history that fails is a
 * fault: the costs themselves are still good.
 */
export function rememberCosts(source: CostSource, history: CostHistory, clock: Clock): CostSource {
  return {
    // Tables are of costs in more detail, and not kept.
    ...(source.readTable && { readTable: source.readTable.bind(source) }),
    async read(query) {
      const read = await source.read(query);
      const isPart = [query.scope, query.detailOf, query.usageTypes].some((it) => it !== undefined);
      if (isPart) return read;
      const capturedAt = read.reading.capturedAt ?? clock.now().toISOString();
      try {
        return { ...read, reading: await remembered(read.reading, capturedAt, history) };
      } catch (error) {
        const message = `what was fetched before is not known: ${error instanceof Error ? error.message : String(error)}`;
        const fault: ReadFault = { source: 'cost history', code: 'unreadable', message };
        return { ...read, faults: [...read.faults, fault] };
      }
    },
  };
}

async function remembered(
  reading: CostReading,
  capturedAt: string,
  history: CostHistory,
): Promise<CostReading> {
  const snapshot = snapshotOf(reading, capturedAt);
  const from = `${addDays(capturedAt.slice(0, 10), -memoryDays)}T00:00:00Z`;
  const kept = (await history.list(reading.source, from)).filter(
    (it) => it.capturedAt < capturedAt && it.metric === snapshot.metric,
  );
  const last = kept.reduce<CostSnapshot | undefined>(
    (newest, it) => (newest === undefined || it.capturedAt > newest.capturedAt ? it : newest),
    undefined,
  );
  if (last === undefined || !saysTheSame(last, snapshot)) await history.keep(snapshot);
  const restated = last === undefined ? [] : restatements(last, snapshot);
  return {
    ...reading,
    maturity: learnMaturity([...kept, snapshot]),
    ...(restated.length > 0 && { restated }),
  };
}
