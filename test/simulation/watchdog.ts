import { tellBatch } from '../../functions/notify/tell-batch.ts';
import { alertQueueTable } from '../../lib/adapters/aws/alert-queue-table.ts';
import { parseRecord } from '../../lib/adapters/aws/cloudtrail/parse-record.ts';
import { unwrap } from '../../lib/adapters/aws/cloudtrail/unwrap.ts';
import { deliveryLog } from '../../lib/adapters/aws/delivery-table.ts';
import { eventHistory } from '../../lib/adapters/aws/event-history.ts';
import { snsChannel } from '../../lib/adapters/aws/sns-channel.ts';
import { violationOfStream } from '../../lib/adapters/aws/stream-record.ts';
import { sweepLedger } from '../../lib/adapters/aws/sweep-table.ts';
import { violationStore } from '../../lib/adapters/aws/violation-table.ts';
import { slackWebhook } from '../../lib/adapters/slack/slack-webhook.ts';
import type { Pacing } from '../../lib/domain/alert/pace.ts';
import type { Budget } from '../../lib/domain/cost/budget.ts';
import type { Alert } from '../../lib/domain/violation/alert.ts';
import type { AlertQueue } from '../../lib/ports/alert-queue.ts';
import type { ChangeSource } from '../../lib/ports/change-source.ts';
import type { Clock } from '../../lib/ports/clock.ts';
import type { SweepLedger } from '../../lib/ports/sweep-ledger.ts';
import type { DeliveryLog, ViolationStore } from '../../lib/ports/violation-store.ts';
import { assessChange } from '../../lib/usecases/assess-change.ts';
import { assessCost } from '../../lib/usecases/assess-cost.ts';
import { sweepChanges, sweepError } from '../../lib/usecases/sweep-changes.ts';
import { tellHeld } from '../../lib/usecases/tell-held.ts';
import type { Bill } from './bill.ts';
import { simulatedSettings } from './calls.ts';
import type { Recipients } from './channels.ts';
import type { Code, Invocation } from './lambda.ts';
import type { StreamRecord } from './stream.ts';
import type { SimulatedTable } from './table.ts';
import type { EventHistory } from './trail.ts';

/** The cloud as Bandog's functions see it. */
interface Surroundings {
  readonly table: SimulatedTable;
  readonly histories: ReadonlyMap<string, EventHistory>;
  readonly recipients: Recipients;
  readonly bill: Bill;
  readonly budgets: readonly Budget[];
}

type BatchResponse = Awaited<ReturnType<typeof tellBatch>>['response'];

/** Stand-ins for parts of Bandog, to see whether the simulation notices. */
export interface Sabotage {
  readonly onCommand?: (command: unknown) => void;
  readonly ledger?: (ledger: SweepLedger) => SweepLedger;
  readonly source?: (source: ChangeSource, invocation: Invocation) => ChangeSource;
  readonly log?: (log: DeliveryLog) => DeliveryLog;
  readonly queue?: (queue: AlertQueue) => AlertQueue;
  readonly sweepClock?: (clock: Clock) => Clock;
  readonly response?: (response: BatchResponse) => BatchResponse;
  /** Takes the place of whole functions. */
  readonly functions?: Partial<WatchdogFunctions>;
  /** True when nobody looks after the dead letters. */
  readonly noRedrive?: boolean;
}

type WatchdogFunctions = Readonly<
  Record<'on-change' | 'sweep-changes' | 'notify' | 'send-digests' | 'daily-cost', Code>
>;

const tableOptions = { tableName: 'bandog', keepDays: 400 };
const asIs = <T>(it: T): T => it;
const fingerprintsOf = ({ violations }: Alert): string[] =>
  violations.map(({ fingerprint }) => fingerprint);

/** The functions as `lib/wiring/` and `functions/` put them together, on simulated SDK clients. */
export function watchdogFunctions(cloud: Surroundings, sabotage: Sabotage = {}): WatchdogFunctions {
  const storeOf = (invocation: Invocation) =>
    violationStore(cloud.table.clientOf(invocation), tableOptions);
  return {
    'on-change': (invocation, envelope) =>
      onChange(
        { policy: simulatedSettings.policy, store: storeOf(invocation), clock: invocation.clock },
        unwrap(envelope),
      ),
    'sweep-changes': (invocation) => sweep(cloud, sabotage, invocation, storeOf(invocation)),
    notify: (invocation, event) => tell(cloud, sabotage, invocation, event),
    'send-digests': async (invocation) => {
      const { failures } = await tellHeld(tellersOf(cloud, sabotage, invocation));
      if (failures.length > 0) throw new Error(`${failures.length} digests were not delivered`);
    },
    'daily-cost': (invocation) =>
      assessCost({
        source: cloud.bill.sourceFor(invocation),
        budgets: [{ read: async () => ({ budgets: cloud.budgets, faults: [] }) }],
        store: storeOf(invocation),
        clock: invocation.clock,
        historyDays: cloud.bill.historyDays,
      }),
    ...sabotage.functions,
  };
}

/** What the handler does beside its log and its metrics. */
async function onChange(
  deps: Parameters<typeof assessChange>[0],
  records: readonly unknown[],
): Promise<void> {
  for (const raw of records) {
    const { event, fault } = parseRecord(raw, { source: 'EventBridge' });
    if (fault) throw new Error(`the record cannot be read: ${fault.message}`);
    await assessChange(deps, event);
  }
}

async function sweep(
  { table, histories }: Surroundings,
  sabotage: Sabotage,
  invocation: Invocation,
  store: ViolationStore,
): Promise<void> {
  const client = table.clientOf(invocation);
  const sweeps = await sweepChanges({
    policy: simulatedSettings.policy,
    store,
    clock: (sabotage.sweepClock ?? asIs)(invocation.clock),
    ledger: (sabotage.ledger ?? asIs)(sweepLedger(client, tableOptions)),
    regions: [...histories.keys()],
    sourceOf(region) {
      const history = histories.get(region);
      if (history === undefined) throw new Error(`no history of ${region}`);
      const pace = () => invocation.wait(history.turnMs());
      const source = eventHistory(history.clientOf(invocation), { region, pace });
      return sabotage.source?.(source, invocation) ?? source;
    },
    remainingTimeMs: () => invocation.remainingTimeMs(),
  });
  const error = sweepError(sweeps);
  if (error) throw error;
}

/** Little enough that most runs put something aside. */
const pacing: Pacing = {
  messagesPerHour: 2,
  criticalPerHour: 1,
  perIncidentMinutes: 15,
  digestMinutes: 30,
  quiet: [],
};

function tellersOf(
  { table, recipients }: Surroundings,
  sabotage: Sabotage,
  invocation: Invocation,
) {
  const { clock } = invocation;
  const client = table.clientOf(invocation);
  const { tableName } = tableOptions;
  const sns = snsChannel(recipients.snsOf(invocation), {
    topicArn: 'arn:aws:sns:eu-central-1:111122223333:bandog',
    render: (alert) => ({
      subject: 'a violation',
      text: 'a violation',
      document: JSON.stringify(fingerprintsOf(alert)),
      attributes: { severity: alert.severity, kind: alert.subject, account: alert.account },
    }),
  });
  const slack = slackWebhook({
    url: { read: async () => 'https://hooks.slack.com/services/T/B/X' },
    render: fingerprintsOf,
    post: recipients.slackOf(invocation),
    wait: (ms) => invocation.wait(ms),
  });
  return {
    channels: [sns, slack],
    log: (sabotage.log ?? asIs)(deliveryLog(client, { tableName, clock })),
    pace: {
      plan: { routes: [], pacing: { sns: pacing, slack: pacing } },
      queue: (sabotage.queue ?? asIs)(alertQueueTable(client, { ...tableOptions, clock })),
      clock,
    },
  };
}

async function tell(
  cloud: Surroundings,
  sabotage: Sabotage,
  invocation: Invocation,
  event: unknown,
): Promise<BatchResponse> {
  const { Records } = event as { readonly Records: readonly StreamRecord[] };
  const { response } = await tellBatch(
    { ...tellersOf(cloud, sabotage, invocation), violationOf: violationOfStream },
    Records,
  );
  return (sabotage.response ?? asIs)(response);
}
