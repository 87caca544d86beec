import {
  type CloudFormationClient,
  paginateDescribeStackEvents,
  paginateListStacks,
  type StackEvent,
  type StackSummary,
} from '@aws-sdk/client-cloudformation';
import pMap from 'p-map';
import type { StackOperation } from '../../../domain/scorecard/metrics/provisioning-time.ts';
import type { Period } from '../../../domain/scorecard/period.ts';
import type { Probe } from '../../../ports/probe.ts';
import { allOf, answerOf, probe } from './probe.ts';

/** A run may have begun before the period in which it ended. */
const longestRunMs = 86_400_000;
/** Every reader of stacks in the account shares a limit on requests. */
const stacksAtOnce = 2;

const starts: ReadonlySet<string> = new Set([
  'CREATE_IN_PROGRESS',
  'UPDATE_IN_PROGRESS',
  'IMPORT_IN_PROGRESS',
]);

const ends: Readonly<Record<string, StackOperation['outcome']>> = {
  CREATE_COMPLETE: 'completed',
  UPDATE_COMPLETE: 'completed',
  IMPORT_COMPLETE: 'completed',
  CREATE_FAILED: 'failed',
  UPDATE_FAILED: 'failed',
  ROLLBACK_COMPLETE: 'failed',
  ROLLBACK_FAILED: 'failed',
  UPDATE_ROLLBACK_COMPLETE: 'failed',
  UPDATE_ROLLBACK_FAILED: 'failed',
  IMPORT_ROLLBACK_COMPLETE: 'failed',
  IMPORT_ROLLBACK_FAILED: 'failed',
};

/** The stack operations of one region that ended in the period; nested stacks are part of their root's. */
export function stackOperations(
  client: CloudFormationClient,
  region: string,
): Probe<readonly StackOperation[]> {
  return probe(`CloudFormation ${region}`, async (period) => {
    const stacks = await allOf(
      { action: 'cloudformation:ListStacks', region },
      paginateListStacks({ client }, {}),
      (page) => page.StackSummaries,
    );
    const changed = stacks.filter((stack) => mayHaveRun(stack, period));
    const runs = await pMap(changed, (stack) => runsOf(client, region, stack, period), {
      concurrency: stacksAtOnce,
    });
    return runs.flat();
  });
}

const earliest = ({ from }: Period): number => Date.parse(from) - longestRunMs;

function mayHaveRun(stack: StackSummary, period: Period): boolean {
  const { ParentId, CreationTime, LastUpdatedTime = CreationTime } = stack;
  return ParentId === undefined && (LastUpdatedTime?.getTime() ?? 0) >= earliest(period);
}

async function runsOf(
  client: CloudFormationClient,
  region: string,
  { StackId: StackName = '' }: StackSummary,
  period: Period,
): Promise<StackOperation[]> {
  const call = { action: 'cloudformation:DescribeStackEvents', region };
  const events: StackEvent[] = [];
  // Newest first, so that what is older than the period need not be read.
  const pages = paginateDescribeStackEvents({ client }, { StackName })[Symbol.asyncIterator]();
  for (;;) {
    const { done, value } = await answerOf(call, pages.next());
    if (done) break;
    events.push(...(value.StackEvents ?? []));
    if ((events.at(-1)?.Timestamp?.getTime() ?? 0) < earliest(period)) break;
  }
  return operationsIn(events, period);
}

/** Start and end of each run, by the events of the stack itself; one runs at a time. */
function operationsIn(events: readonly StackEvent[], { from, to }: Period): StackOperation[] {
  const operations: StackOperation[] = [];
  let startedMs: number | undefined;
  const own = events
    .filter(({ PhysicalResourceId, StackId }) => PhysicalResourceId === StackId)
    .sort((a, b) => (a.Timestamp?.getTime() ?? 0) - (b.Timestamp?.getTime() ?? 0));
  for (const { ResourceStatus = '', Timestamp, StackName = 'without a name' } of own) {
    const at = Timestamp?.getTime() ?? Number.NaN;
    const outcome = ends[ResourceStatus];
    if (starts.has(ResourceStatus)) startedMs ??= at;
    if (outcome === undefined || startedMs === undefined) continue;
    if (Date.parse(from) <= at && at < Date.parse(to))
      operations.push({ stack: StackName, seconds: (at - startedMs) / 1000, outcome });
    startedMs = undefined;
  }
  return operations;
}
