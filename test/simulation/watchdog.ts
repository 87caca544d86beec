import { tellBatch } from '../../functions/notify/tell-batch.ts';
import { anomalyTable } from '../../lib/adapters/aws/anomaly-table.ts';
import { parseRecord } from '../../lib/adapters/aws/cloudtrail/parse-record.ts';
import { unwrap } from '../../lib/adapters/aws/cloudtrail/unwrap.ts';
import { eventHistory } from '../../lib/adapters/aws/event-history.ts';
import { healthTable } from '../../lib/adapters/aws/health-table.ts';
import { incidentTable } from '../../lib/adapters/aws/incident-table.ts';
import { resolutionTable } from '../../lib/adapters/aws/resolution-table.ts';
import { newsOfStream, violationOfStream } from '../../lib/adapters/aws/stream-record.ts';
import { sweepLedger } from '../../lib/adapters/aws/sweep-table.ts';
import { topicAnnouncer } from '../../lib/adapters/aws/topic-announcer.ts';
import { violationStore } from '../../lib/adapters/aws/violation-table.ts';
import type { AlertPlan } from '../../lib/domain/alert/alert-plan.ts';
import type { Budget } from '../../lib/domain/cost/budget.ts';
import type { Announcer } from '../../lib/ports/announcer.ts';
import type { AnomalyLedger } from '../../lib/ports/anomaly-ledger.ts';
import type { ChangeSource } from '../../lib/ports/change-source.ts';
import type { Clock } from '../../lib/ports/clock.ts';
import type { HealthCheck } from '../../lib/ports/health-check.ts';
import type { HealthLedger } from '../../lib/ports/health-ledger.ts';
import type { SweepLedger } from '../../lib/ports/sweep-ledger.ts';
import { type ActRequest, actOnIncident } from '../../lib/usecases/act-on-incident.ts';
import { assessAnomalies } from '../../lib/usecases/assess-anomalies.ts';
import { assessChange } from '../../lib/usecases/assess-change.ts';
import { assessCost } from '../../lib/usecases/assess-cost.ts';
import { watchHealth } from '../../lib/usecases/check-health.ts';
import { FollowUp } from '../../lib/usecases/follow-up.ts';
import { sweepsRun } from '../../lib/usecases/health/sweeps-run.ts';
import { sweepChanges, sweepError } from '../../lib/usecases/sweep-changes.ts';
import { tellExpired } from '../../lib/usecases/tell-expired.ts';
import { tellHeld } from '../../lib/usecases/tell-held.ts';
import type { Bill } from './bill.ts';
import { simulatedSettings } from './calls.ts';
import type { Recipients } from './channels.ts';
import type { Diary } from './diary.ts';
import type { Code, Invocation } from './lambda.ts';
import type { StreamRecord } from './stream.ts';
import type { SimulatedTable } from './table.ts';
import { type ChannelName, type TellerSabotage, tellersOf } from './tellers.ts';
import type { EventHistory } from './trail.ts';

/** The cloud as Bandog's functions see it. */
export interface Surroundings {
  readonly table: SimulatedTable;
  readonly histories: ReadonlyMap<string, EventHistory>;
  readonly recipients: Recipients;
  readonly channels: readonly ChannelName[];
  readonly plan: AlertPlan;
  readonly diary: Diary;
  /** Looks whether the trail logs. */
  readonly trailLogs: (invocation: Invocation) => HealthCheck;
  readonly deployedMs: number;
  readonly bill: Bill;
  readonly budgets: readonly Budget[];
}

type BatchResponse = Awaited<ReturnType<typeof tellBatch>>['response'];

/** Stand-ins for parts of Bandog, to see whether the simulation notices. */
export interface Sabotage extends TellerSabotage {
  readonly onCommand?: (command: unknown) => void;
  readonly ledger?: (ledger: SweepLedger) => SweepLedger;
  readonly source?: (source: ChangeSource, invocation: Invocation) => ChangeSource;
  readonly sweepClock?: (clock: Clock) => Clock;
  readonly response?: (response: BatchResponse) => BatchResponse;
  readonly healthLedger?: (ledger: HealthLedger) => HealthLedger;
  readonly anomalyLedger?: (ledger: AnomalyLedger) => AnomalyLedger;
  readonly announcer?: (announcer: Announcer) => Announcer;
  /** True when nobody looks how violations ended. */
  readonly noFollowUp?: boolean;
  /** True when nobody is told how incidents stand. */
  readonly noUpdates?: boolean;
  /** True when nobody is told that exceptions have ended. */
  readonly noExpired?: boolean;
  /** Takes the place of whole functions. */
  readonly functions?: Partial<WatchdogFunctions>;
  /** True when nobody looks after the dead letters. */
  readonly noRedrive?: boolean;
  /** Which rows are handed over again when a batch is put together from the table. @default all */
  readonly redrivenRows?: (record: StreamRecord) => boolean;
}

type WatchdogFunctions = Readonly<
  Record<
    'on-change' | 'sweep-changes' | 'notify' | 'send-digests' | 'daily-cost' | 'check-health',
    Code
  >
>;

const topicArn = 'arn:aws:sns:eu-central-1:111122223333:bandog';
const tableOptions = { tableName: 'bandog', keepDays: 400 };
const asIs = <T>(it: T): T => it;

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
    'sweep-changes': (invocation) => sweep(cloud, sabotage, invocation),
    'check-health': (invocation) => lookAtItself(cloud, sabotage, invocation),
    notify: (invocation, event) => tell(cloud, sabotage, invocation, event),
    'send-digests': (invocation) => sendDigests(cloud, sabotage, invocation),
    'daily-cost': (invocation) => judgeMoney(cloud, sabotage, invocation),
    ...sabotage.functions,
  };
}

async function judgeMoney(
  { table, bill, budgets }: Surroundings,
  sabotage: Sabotage,
  invocation: Invocation,
): Promise<void> {
  const client = table.clientOf(invocation);
  const { clock } = invocation;
  const store = violationStore(client, tableOptions);
  const source = bill.sourceFor(invocation);
  const { reading } = await assessCost({
    source,
    budgets: [{ read: async () => ({ budgets, faults: [] }) }],
    store,
    clock,
    historyDays: bill.historyDays,
  });
  const ledger = (sabotage.anomalyLedger ?? asIs)(anomalyTable(client, tableOptions));
  // Without requests nobody looks for causes: what is shown is what is judged.
  const limits = { minimumImpact: 1, highImpact: 1000, maxRequests: 0 };
  await assessAnomalies({ source, ledger, store, clock, limits }, reading);
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
  { table, histories, diary }: Surroundings,
  sabotage: Sabotage,
  invocation: Invocation,
): Promise<void> {
  const client = table.clientOf(invocation);
  const store = violationStore(client, tableOptions);
  const followUp = new FollowUp();
  const ids = new Set<string>();
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
    notice: (judged) => {
      ids.add(judged.event.id);
      followUp.notice(judged);
    },
  });
  diary.looked.push({ invocation, atMs: invocation.trueTimeMs, ids });
  if (!sabotage.noFollowUp) {
    const { clock } = invocation;
    const resolutions = resolutionTable(client, tableOptions);
    await followUp.finish({ store, resolutions, clock }, () => invocation.remainingTimeMs());
  }
  const error = sweepError(sweeps);
  if (error) throw error;
}

async function tell(
  cloud: Surroundings,
  sabotage: Sabotage,
  invocation: Invocation,
  event: unknown,
): Promise<BatchResponse> {
  const { Records } = event as { readonly Records: readonly StreamRecord[] };
  const updates = { ...incidentsOf(cloud, invocation), newsOf: newsOfStream };
  const { response } = await tellBatch(
    {
      ...tellersOf(cloud, sabotage, invocation),
      violationOf: violationOfStream,
      ...(!sabotage.noUpdates && { updates }),
    },
    Records,
  );
  return (sabotage.response ?? asIs)(response);
}

async function sendDigests(
  cloud: Surroundings,
  sabotage: Sabotage,
  invocation: Invocation,
): Promise<void> {
  const tellers = tellersOf(cloud, sabotage, invocation);
  const failures: unknown[] = [...(await tellHeld(tellers)).failures];
  if (!sabotage.noExpired) {
    const expired = await tellExpired({ ...tellers, ...incidentsOf(cloud, invocation) });
    failures.push(...expired.failures);
  }
  if (failures.length > 0) throw new Error(`${failures.length} messages were not delivered`);
}

const incidentsOf = ({ table }: Surroundings, invocation: Invocation) => {
  const client = table.clientOf(invocation);
  return {
    store: violationStore(client, tableOptions),
    incidents: incidentTable(client, tableOptions),
    resolutions: resolutionTable(client, tableOptions),
    clock: invocation.clock,
  };
};

/** Somebody says something of an incident. */
export const act = (cloud: Surroundings, invocation: Invocation, request: ActRequest) =>
  actOnIncident(incidentsOf(cloud, invocation), request);

async function lookAtItself(
  { table, recipients, histories, trailLogs, deployedMs }: Surroundings,
  sabotage: Sabotage,
  invocation: Invocation,
): Promise<void> {
  const client = table.clientOf(invocation);
  const ledger = sweepLedger(client, tableOptions);
  const since = new Date(deployedMs);
  await watchHealth({
    checks: [trailLogs(invocation), sweepsRun({ ledger, regions: [...histories.keys()], since })],
    ledger: (sabotage.healthLedger ?? asIs)(healthTable(client, tableOptions)),
    announcer: (sabotage.announcer ?? asIs)(topicAnnouncer(recipients.snsOf(invocation), topicArn)),
    clock: invocation.clock,
  });
}
