import { parseRecord } from '../adapters/aws/cloudtrail/parse-record.ts';
import { memoryBudgetSource } from '../adapters/memory/budget-source.ts';
import { memoryChangeSource } from '../adapters/memory/change-source.ts';
import { type MemoryChannel, memoryChannel } from '../adapters/memory/channel.ts';
import { memoryCostSource } from '../adapters/memory/cost-source.ts';
import { memoryDeliveryLog } from '../adapters/memory/delivery-log.ts';
import { memoryMoneyLedger } from '../adapters/memory/money-ledger.ts';
import { memoryScorecardHistory } from '../adapters/memory/scorecard-history.ts';
import { memorySweepLedger } from '../adapters/memory/sweep-ledger.ts';
import {
  type MemoryViolationStore,
  memoryViolationStore,
} from '../adapters/memory/violation-store.ts';
import type { Budget } from '../domain/cost/budget.ts';
import type { CostReading } from '../domain/cost/cost-record.ts';
import type { ScorecardWeek } from '../domain/scorecard/history.ts';
import type { ChangeBatch, ChangeSource } from '../ports/change-source.ts';
import type { BudgetSource, CostSource } from '../ports/cost-source.ts';
import type { MoneyLedger } from '../ports/money-ledger.ts';
import type { ScorecardHistory } from '../ports/scorecard-history.ts';
import type { SweepLedger } from '../ports/sweep-ledger.ts';
import type { DeliveryLog } from '../ports/violation-store.ts';

/** Everything a whole account needs outside the use cases, without a network. */
export interface MemoryParts {
  readonly store: MemoryViolationStore;
  readonly channel: MemoryChannel;
  readonly log: DeliveryLog;
  /** One raw CloudTrail record: an event, or a fault. */
  readonly readRecord: (raw: unknown) => ChangeBatch;
  readonly changeSource: (batch: ChangeBatch) => ChangeSource;
  readonly costSource: (reading: CostReading) => CostSource;
  readonly budgets: (all: readonly Budget[]) => BudgetSource;
  /** What a scorecard is graded from and kept in; it may begin with the rows of earlier weeks. */
  readonly grading: (earlier: readonly ScorecardWeek[]) => {
    readonly ledger: SweepLedger;
    readonly history: ScorecardHistory;
    readonly money: MoneyLedger;
  };
}

/** `source` is what faults name as the place a record came from. */
export function wireMemory(source: string): MemoryParts {
  return {
    store: memoryViolationStore(),
    channel: memoryChannel('email'),
    log: memoryDeliveryLog(),
    readRecord(raw) {
      const { event, fault } = parseRecord(raw, { source });
      return { events: event ? [event] : [], faults: fault ? [fault] : [] };
    },
    changeSource: ({ events, faults }) => memoryChangeSource(events, faults),
    costSource: (reading) => memoryCostSource(reading),
    budgets: memoryBudgetSource,
    grading: (earlier) => ({
      ledger: memorySweepLedger(),
      history: memoryScorecardHistory(earlier),
      money: memoryMoneyLedger(),
    }),
  };
}
