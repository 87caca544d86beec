import {
  type AlarmHistoryItem,
  type CloudWatchClient,
  paginateDescribeAlarmHistory,
} from '@aws-sdk/client-cloudwatch';
import * as z from 'zod';
import type { Probe } from '../../../ports/probe.ts';
import { allOf, probe } from './probe.ts';

const historySchema = z.looseObject({
  newState: z.looseObject({
    stateValue: z.string(),
    stateReasonData: z.looseObject({ startDate: z.string() }).optional(),
  }),
});

/** Seconds from the start of the first data point that was judged to the alarm, for each alarm of one region. */
export function alarmDelays(client: CloudWatchClient, region: string): Probe<readonly number[]> {
  return probe(`CloudWatch alarm history ${region}`, async ({ from, to }) => {
    const items = await allOf(
      { action: 'cloudwatch:DescribeAlarmHistory', region },
      paginateDescribeAlarmHistory(
        { client, pageSize: 100 },
        {
          HistoryItemType: 'StateUpdate',
          AlarmTypes: ['MetricAlarm'],
          StartDate: new Date(from),
          EndDate: new Date(to),
        },
      ),
      (page) => page.AlarmHistoryItems,
    );
    return items.flatMap(delayOf);
  });
}

/** None for a return to normal, and for a state that somebody set by hand, which judged no data. */
function delayOf({ Timestamp, HistoryData = '{}' }: AlarmHistoryItem): number[] {
  const read = historySchema.safeParse(parse(HistoryData));
  if (!read.success || Timestamp === undefined) return [];
  const { stateValue, stateReasonData } = read.data.newState;
  const start = Date.parse(stateReasonData?.startDate ?? '');
  if (stateValue !== 'ALARM' || Number.isNaN(start)) return [];
  return [(Timestamp.getTime() - start) / 1000];
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
