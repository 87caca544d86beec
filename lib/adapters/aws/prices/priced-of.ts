import type { ChangeEvent } from '../../../domain/change/change-event.ts';
import type { PricedChange, PricedPart } from '../../../domain/change/priced-change.ts';
import type { RawRecord } from '../cloudtrail/raw-record.ts';
import { valuesAt } from '../stories/fields.ts';
import { type CallDocuments, templateOf } from '../stories/template.ts';
import type { PartRow, PriceRow } from './price-row.ts';
import { priceRows } from './price-rows.ts';

const rowsByAction: ReadonlyMap<string, PriceRow> = new Map(
  priceRows.flatMap((row) =>
    row.actions.split(' ').map((action) => [`${row.service}:${action}`, row] as const),
  ),
);

/** What a successful call does to the bill, as far as it says; undefined for calls nobody knows to cost. */
export function pricedOf(
  record: RawRecord,
  { service, action, outcome }: Pick<ChangeEvent, 'service' | 'action' | 'outcome'>,
): PricedChange | undefined {
  const row = rowsByAction.get(`${service}:${action}`);
  if (row === undefined || outcome.kind !== 'succeeded') return undefined;
  const call = { request: record['requestParameters'], response: record['responseElements'] };
  const wanted = (row.parts ?? []).filter(({ when }) => when === undefined || fill(when, call));
  const parts = wanted.flatMap((part) => partOf(part, call) ?? []);
  const unknownBecause =
    row.unknownBecause ??
    unknownIf(row, call) ??
    (wanted.length === 0 ? row.otherwise : undefined) ??
    (parts.length < wanted.length ? 'the call does not say what kind it is' : undefined);
  return {
    direction: row.direction,
    parts,
    ...(row.usage !== undefined && { usage: row.usage }),
    ...(unknownBecause !== undefined && { unknownBecause }),
  };
}

const unknownIf = ({ unknownIf: unknown }: PriceRow, call: CallDocuments): string | undefined =>
  unknown !== undefined && valuesIn(unknown[0], call).length > 0 ? unknown[1] : undefined;

const fill = (template: string, call: CallDocuments): string | undefined =>
  templateOf(template)(call);

function partOf(row: PartRow, call: CallDocuments): PricedPart | undefined {
  const label = fill(row.label, call);
  const usageType = fill(row.usageType, call);
  const attributes = Object.entries(row.attributes ?? {}).map(
    ([name, template]) => [name, fill(template, call)] as const,
  );
  const quantity = sizedQuantity(row, call);
  if (label === undefined || usageType === undefined || quantity === undefined) return undefined;
  if (attributes.some(([, value]) => value === undefined)) return undefined;
  return {
    label,
    offer: row.offer,
    usageType,
    attributes: Object.fromEntries(attributes.map(([name, value]) => [name, value ?? ''])),
    quantity,
  };
}

/** Below zero for what is taken away; undefined when the call ought to say and does not. */
function sizedQuantity({ quantity, each, less }: PartRow, call: CallDocuments): number | undefined {
  const count = quantityOf(quantity, call);
  const size = each === undefined ? 1 : quantityOf([each[0]], call);
  if (count === undefined || size === undefined) return undefined;
  return ((less ? -1 : 1) * count * size) / (each?.[1] ?? 1);
}

/** Undefined when the call ought to say and does not. */
function quantityOf(paths: readonly string[] | undefined, call: CallDocuments): number | undefined {
  if (paths === undefined) return 1;
  for (const path of paths) {
    const values = valuesIn(path.replace('#', ''), call);
    if (values.length === 0) continue;
    const quantity = path.startsWith('#') ? values.length : Number(values[0]);
    if (Number.isFinite(quantity) && quantity > 0) return quantity;
  }
  return undefined;
}

const valuesIn = (path: string, { request, response }: CallDocuments): string[] =>
  path.startsWith('response.')
    ? valuesAt(response, path.slice('response.'.length))
    : valuesAt(request, path);
