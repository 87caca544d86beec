import type { OriginVerdict } from '../domain/change/origin.ts';
import type { ReadFault } from '../domain/fault/read-fault.ts';
import type { ChangeSection } from '../domain/scorecard/report.ts';

/** `1,234` or `12.40`. */
export function figureText(amount: number): string {
  const digits = Math.abs(amount) >= 1000 ? 0 : 2;
  return amount.toLocaleString('en-US', {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
}

/** `1,234 USD`; the figure alone where the currency is `unknown`. */
export function amountText(amount: number, currency: string): string {
  return currency === 'unknown' ? figureText(amount) : `${figureText(amount)} ${currency}`;
}

/** `1,234`. */
export function countText(count: number): string {
  // `toLocaleString` would load tables that take longer to read than most scans take to run.
  return String(count).replace(/\B(?<!\.\d*)(?=(\d{3})+(?!\d))/g, ',');
}

/** `1 change`, `2 changes`. */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${countText(count)} ${count === 1 ? one : many}`;
}

/** `83 %`; never rounds a share that is not whole to 100 % or 0 %. */
export function percentText(share: number): string {
  const percent = share * 100;
  if (percent > 99 && percent < 100) return `${(Math.floor(percent * 10) / 10).toFixed(1)} %`;
  if (percent > 0 && percent < 1) return `${(Math.ceil(percent * 10) / 10).toFixed(1)} %`;
  return `${Math.round(percent)} %`;
}

/** `2026-11-03 14:12 UTC` from an ISO 8601 UTC time. */
export function timeText(at: string): string {
  return `${at.slice(0, 16).replace('T', ' ')} UTC`;
}

/** What an origin verdict rests on, for a reader who does not know the ranks. */
export const howSurely: Record<OriginVerdict['restsOn'], string> = {
  asserted: 'asserted by the provider',
  claimed: 'claimed by the client only',
  nothing: 'no evidence either way',
};

/** What was seen, then the parts that must add up to it. */
export function counterRows({ tally }: ChangeSection): [label: string, count: number][] {
  return [
    ['Events seen', tally.seen],
    ['Not a change (reads, sign-ins, telemetry, failed calls)', tally.notAChange],
    ['Changes allowed', tally.allowed],
    ['Changes excepted', tally.excepted],
    ['Violations', tally.violations],
    ['Could not be read', tally.unreadable],
  ];
}

/** `trail.json.gz, line 12: …` with the field and value at fault where they are known. */
export function faultText(fault: ReadFault): string {
  const place = fault.place === undefined ? '' : `, ${fault.place}`;
  const field = fault.field === undefined ? '' : ` (${fault.field}${valueText(fault)})`;
  return `${fault.source}${place}: ${fault.message}${field}`;
}

const valueText = ({ value }: ReadFault): string => (value === undefined ? '' : ` = ${value}`);
