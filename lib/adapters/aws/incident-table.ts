import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod';
import type { OnFault } from '../../domain/fault/read-fault.ts';
import { actionKinds, type IncidentAction } from '../../domain/violation/incident-action.ts';
import type { IncidentLog } from '../../ports/incident-log.ts';
import { daysOf } from './calendar.ts';
import { putOnce } from './put-once.ts';
import { readableRow } from './readable-row.ts';
import { rows, type ViolationTableOptions } from './violation-table.ts';

const actionSchema = z.object({
  id: z.string().min(1),
  incidentId: z.string().min(1),
  incidentAt: z.iso.datetime(),
  kind: z.enum(actionKinds),
  at: z.iso.datetime(),
  by: z.string(),
  name: z.string().exactOptional(),
  means: z.enum(['slack', 'command-line']),
  reason: z.string().exactOptional(),
  ticket: z.string().exactOptional(),
  until: z.iso.date().exactOptional(),
  how: z.enum(['reverted', 'adopted']).exactOptional(),
}) satisfies z.ZodType<IncidentAction>;

export const actionPrefix = 'ACTION#';
/** The stream's consumer does not take these: nothing has happened yet. */
const endPrefix = 'END#';
const daysKeptAfterEnd = 30;

/** Filed under the day of the incident. */
const keyOf = ({ incidentAt, incidentId, id }: IncidentAction) => ({
  pk: `${actionPrefix}${incidentAt.slice(0, 10)}`,
  sk: `${incidentId}#${id}`,
});

/** A second row of an exception, under its last day: written first, so that none is without. */
const ending = (action: IncidentAction, until: string) => ({
  pk: `${endPrefix}${until}`,
  sk: `${action.incidentId}#${action.id}`,
  expiresAt: Math.ceil(Date.parse(until) / 1000) + daysKeptAfterEnd * 86_400,
  document: JSON.stringify(action),
});

/** What people said of incidents, as rows of the violations' table; none is ever changed. */
export function incidentTable(
  client: DynamoDBDocumentClient,
  { tableName, keepDays }: ViolationTableOptions,
): IncidentLog {
  async function actionsUnder(partition: string, onFault?: OnFault): Promise<IncidentAction[]> {
    const query = {
      TableName: tableName,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': partition },
    };
    const actions: IncidentAction[] = [];
    for await (const { pk, sk, document } of rows(client, query)) {
      const key = { table: tableName, pk, sk };
      actions.push(...readableRow(key, () => parseAction(key, document), onFault));
    }
    return actions;
  }

  return {
    async record(action) {
      if (action.until !== undefined)
        await putOnce(client, tableName, ending(action, action.until));
      return putOnce(client, tableName, {
        ...keyOf(action),
        expiresAt: Math.ceil(Date.parse(action.at) / 1000) + (keepDays + 1) * 86_400,
        document: JSON.stringify(action),
      });
    },

    endingOn: (day, onFault) => actionsUnder(`${endPrefix}${day}`, onFault),

    async list({ from, to }, onFault) {
      const [start, end] = [Date.parse(from), Date.parse(to)];
      const actions: IncidentAction[] = [];
      for (const day of daysOf(start, end)) {
        actions.push(...(await actionsUnder(`${actionPrefix}${day}`, onFault)));
      }
      return actions.filter(({ incidentAt }) => {
        const ms = Date.parse(incidentAt);
        return start <= ms && ms < end;
      });
    },
  };
}

/** The action of a row's `document`; throws an error that names the row when it cannot be read. */
export function parseAction(
  { pk, sk }: { readonly pk: unknown; readonly sk: unknown },
  document: unknown,
): IncidentAction {
  try {
    return actionSchema.parse(JSON.parse(String(document)));
  } catch (error) {
    throw new Error(`row ${pk} / ${sk} is no action this version can read`, { cause: error });
  }
}
