import type { ChangeEvent } from '../change-event.ts';
import { note, type Step } from '../plan.ts';
import { type RecordChange, recordChanges } from '../record-changes.ts';
import { shellWord } from './quote.ts';

type Call = Pick<ChangeEvent, 'account' | 'action' | 'parameters' | 'region'>;

const opposites: ReadonlyMap<string, string> = new Map([
  ['CREATE', 'DELETE'],
  ['DELETE', 'CREATE'],
]);

/** As many are kept of a call; of one that said more, some may be missing. */
const mostParameters = 60;

/**
 * The change of a zone's records that takes back what one of them made and makes again what it deleted,
 * in reverse order; of a record that was overwritten only that it cannot be told. None for other calls.
 * Throws Unquotable.
 */
export function undoRecords(event: Call): Step[] {
  const { parameters = {}, account, region } = event;
  const zone = parameters['hostedZoneId'];
  const changes = recordChanges(event);
  const asked = Object.keys(parameters).filter((path) => !path.startsWith('response.'));
  if (zone === undefined || changes.length === 0 || asked.length >= mostParameters) return [];
  const overwritten = changes.filter(({ action }) => action === 'UPSERT');
  const inverse = changes.toReversed().flatMap(({ action, record }) => {
    const Action = opposites.get(action);
    return Action === undefined ? [] : [{ Action, ResourceRecordSet: record }];
  });
  const known = changes.filter(({ action }) => action !== 'UPSERT').every(isWhole);
  const id = zone.replace(/^\/?hostedzone\//, '');
  return [
    ...overwritten.map(({ part }) => note(`What ${part} was before is not in the log: ${before}.`)),
    ...(known && inverse.length > 0
      ? [
          {
            kind: 'command',
            title: `Undo the call itself, in account ${account}`,
            text: `aws route53 change-resource-record-sets --hosted-zone-id ${shellWord(id)} --change-batch ${shellWord(JSON.stringify({ Changes: inverse }))} --region ${shellWord(region)}`,
          } as const,
        ]
      : []),
  ];
}

const before =
  'if it was made by this call, delete it; else take its values from the code or from an earlier change of it';

/** A value that is too long to keep leaves a record without any. */
const isWhole = ({ record }: RecordChange): boolean =>
  'Name' in record && 'Type' in record && ('ResourceRecords' in record || 'AliasTarget' in record);
