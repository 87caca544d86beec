import type { AnomalyCause, AnomalyEpisode } from '../domain/cost/anomaly/anomaly-episode.ts';
import type { CostLeaf } from '../domain/cost/anomaly/cost-leaf.ts';
import type { UnknownAnomalies } from '../domain/scorecard/report.ts';
import type { Suspect } from '../domain/violation/suspect.ts';
import { plain } from './escape.ts';
import { priceText, signed } from './price-words.ts';
import { plural, timeText } from './report-words.ts';

const longestName = 80;

/** `Amazon RDS in account 111122223333`, or the column of a plain file; and in which part of the bill. */
export function leafText({ detector, ...leaf }: CostLeaf): string {
  const what = partText(leaf);
  return detector === undefined ? what : `${what} (${plain(detector, longestName)})`;
}

function partText({ account, service, series, usage }: CostLeaf): string {
  if (series !== undefined) return plain(series, longestName);
  const whole = service === undefined ? 'charges of no service' : plain(service, longestName);
  const what = usage === undefined ? whole : `${plain(usage, longestName)} of ${whole}`;
  return account === undefined ? what : `${what} in account ${plain(account, 20)}`;
}

const natures: Record<AnomalyEpisode['nature'], string> = {
  new: 'is new',
  vanished: 'has vanished',
  more: 'costs more',
  less: 'costs less',
};

/** `costs more: +84.20 USD a day since 3 Nov, +421 USD so far`. */
export function episodeText(episode: AnomalyEpisode, currency: string): string {
  const { nature, dailyImpact, impact, since, lastDay, state, days } = episode;
  const while_ =
    state === 'open'
      ? `since ${since}`
      : since === lastDay
        ? `on ${since}`
        : `from ${since} to ${lastDay}`;
  const total =
    days.length > 1 ? `, ${signed(impact, currency)} in ${plural(days.length, 'day')}` : '';
  const perDay = while_.startsWith('on') ? '' : ' a day';
  return `${natures[nature]}: ${signed(dailyImpact, currency)}${perDay} ${while_}${total}`;
}

/** `not known for team red: ce:GetCostAndUsage was denied`: what could not be looked for, and why. */
export function unknownText({ detector, reason }: UnknownAnomalies): string {
  const whose = detector === undefined ? '' : ` for ${plain(detector, longestName)}`;
  return `not known${whose}: ${plain(reason, 300)}`;
}

/** Where an episode stands. */
export const stateText: Record<AnomalyEpisode['state'], string> = {
  open: 'still going on',
  back: 'over: back to what it was',
  'new-level': 'stays: the new level',
};

/** `eu-central-1, EUC1-BoxUsage:p4d.24xlarge, usage +420 USD`. */
export function causeText(cause: AnomalyCause, currency: string): string {
  const { region, usageType, resource, chargeType, amount } = cause;
  const names = [region, usageType, resource].filter((it) => it !== undefined);
  const of =
    chargeType === undefined
      ? ['all the rest']
      : chargeType === 'usage' && names.length > 0
        ? names
        : [...names, chargeType];
  return `${of.map((name) => plain(name, longestName)).join(', ')} ${signed(amount, currency)}`;
}

/** `jo launched 3 x p4d.24xlarge, 2026-11-03 14:12 UTC: made on the day it began; 94 % of the difference`. */
export function suspectText({ actor, story, at, region, reasons, price }: Suspect): string {
  const why = reasons.map((reason) => plain(reason, longestName)).join('; ');
  const cost = reasons.some((reason) => reason.endsWith('of the difference'))
    ? []
    : [priceText(price)];
  return `${plain(actor, longestName)} ${plain(story, 160)}, ${timeText(at)}, ${plain(region, 40)}: ${[why, ...cost].filter(Boolean).join('; ')}`;
}

/** A move to another leaf, where there is one. */
export function offsetText({ leaf, offsetBy }: AnomalyEpisode): string | undefined {
  if (offsetBy === undefined) return undefined;
  const other = leafText(offsetBy);
  return leaf.usage === undefined
    ? `about as much moved the other way in ${other}: the cost went elsewhere`
    : `hidden by a fall of ${other}`;
}
