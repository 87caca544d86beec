import { parseRecord } from '../adapters/aws/cloudtrail/parse-record.ts';
import { memoryBudgetSource } from '../adapters/memory/budget-source.ts';
import { memoryChangeSource } from '../adapters/memory/change-source.ts';
import { type MemoryChannel, memoryChannel } from '../adapters/memory/channel.ts';
import { memoryCostSource } from '../adapters/memory/cost-source.ts';
import { memoryDeliveryLog } from '../adapters/memory/delivery-log.ts';
import {
  type MemoryViolationStore,
  memoryViolationStore,
} from '../adapters/memory/violation-store.ts';
import type { Budget } from '../domain/cost/budget.ts';
import type { CostReading } from '../domain/cost/cost-record.ts';
import type { ChangeBatch, ChangeSource } from '../ports/change-source.ts';
import type { BudgetSource, CostSource } from '../ports/cost-source.ts';
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
  };
}
