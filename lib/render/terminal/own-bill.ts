import type { AccountVolumes, BillItem } from '../../domain/cost/own-bill/own-bill.ts';
import { countText, plural } from '../report-words.ts';
import { type Canvas, labelled, pad } from './layout.ts';

interface OwnBill {
  readonly items: readonly BillItem[];
  readonly totalUsd: number;
  readonly measured: readonly string[];
  readonly asOf: string;
  readonly region: string;
  readonly volumes: AccountVolumes;
}

const nameWidth = 22;
const amountWidth = 8;

/** Bandog's own bill, item by item; every line fits the canvas. */
export function renderOwnBill(bill: OwnBill, { columns, paint }: Canvas): string {
  const { items, totalUsd, measured, asOf, region, volumes } = bill;
  const row = (label: string, text: string) => labelled(label, text, 10, columns);
  const line = (name: string, usd: number, how: string) =>
    `${pad(name, nameWidth)}${pad(usd.toFixed(usd < 0.01 ? 4 : 2), amountWidth, 'right')}  ${how}`;
  return [
    ...row('prices', `list prices of ${region}, ${asOf}, without any free tier, in USD`),
    ...undated(items).flatMap((names) => row('undated', names)),
    ...row('volumes', volumesText(volumes)),
    ...row(
      'runs',
      measured.length === 0
        ? 'durations are assumed; --live measures them'
        : `measured over 30 days: ${measured.join(', ')}`,
    ),
    '',
    paint('bold', `${pad('A month', nameWidth)}${pad('USD', amountWidth, 'right')}`),
    ...items.map(({ name, usd, quantity, price }) =>
      line(name, usd, `${quantityText(quantity)} ${price.unit} at ${priceText(price)}`),
    ),
    paint('bold', line('Total', totalUsd, '')).trimEnd(),
    '',
  ].join('\n');
}

/** Items whose price was found in undated texts only; nothing when there is none. */
function undated(items: readonly BillItem[]): string[] {
  const names = items.filter(({ price }) => price.comparedOn === undefined).map((it) => it.name);
  return names.length === 0
    ? []
    : [`the prices of ${names.join(', ')} could only be compared with undated texts`];
}

function volumesText({
  events,
  changes,
  violations,
  readers,
  costRequestsADay,
}: AccountVolumes): string {
  const costs =
    costRequestsADay === 0
      ? 'costs from an export'
      : `${countText(costRequestsADay)} requests to Cost Explorer a day`;
  return `${countText(events)} management events a month, ${countText(changes)} of them changes; ${countText(violations)} violations, ${plural(readers, 'reader')} by e-mail; ${costs}`;
}

const quantityText = (quantity: number): string =>
  quantity.toLocaleString('en-US', { maximumFractionDigits: quantity < 10 ? 3 : 0 });

const priceText = ({ usd, per }: BillItem['price']): string =>
  per === 1 ? String(usd) : `${usd} for ${countText(per)}`;
