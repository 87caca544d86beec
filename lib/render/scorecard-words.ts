import type {
  Gate,
  GateAnswer,
  GateId,
  Metric,
  MetricDetail,
  MetricId,
  Scorecard,
  Standing,
  Unit,
} from '../domain/scorecard/scorecard.ts';
import { countText, plural } from './report-words.ts';

export const metricName: Readonly<Record<MetricId, string>> = {
  'manual-changes': 'Changes by hand',
  'cost-reduction': 'Cost reduction',
  'incident-detection-time': 'Incident detection time',
  'provisioning-time': 'Provisioning time',
  availability: 'Availability',
};

export const gateName: Readonly<Record<GateId, string>> = {
  'code-review': 'Code review',
  security: 'Security',
  cost: 'Cost',
  'monitoring-coverage': 'Monitoring coverage',
  'disaster-recovery': 'Disaster recovery',
};

export const standingName: Readonly<Record<Standing, string>> = {
  met: 'on target',
  missed: 'off target',
  unknown: 'unknown',
};

export const answerName: Readonly<Record<GateAnswer, string>> = {
  pass: 'passes',
  fail: 'fails',
  unknown: 'unknown',
};

type Tone = 'good' | 'bad' | 'quiet';
export const standingTone: Readonly<Record<Standing, Tone>> = {
  met: 'good',
  missed: 'bad',
  unknown: 'quiet',
};
export const answerTone: Readonly<Record<GateAnswer, Tone>> = {
  pass: 'good',
  fail: 'bad',
  unknown: 'quiet',
};

/** `4 min 12 s`, `45 s`, `2 h 5 min`. */
function durationText(seconds: number): string {
  const whole = Math.round(Math.abs(seconds));
  const sign = seconds < 0 ? '-' : '';
  const [hours, minutes, rest] = [
    Math.floor(whole / 3600),
    Math.floor(whole / 60) % 60,
    whole % 60,
  ];
  const parts =
    hours > 0
      ? [`${countText(hours)} h`, ...(minutes > 0 ? [`${minutes} min`] : [])]
      : minutes > 0
        ? [`${minutes} min`, ...(rest > 0 ? [`${rest} s`] : [])]
        : [`${rest} s`];
  return sign + parts.join(' ');
}

/** Enough digits to tell 99.99 from 99.995; never rounded up to 100. */
function percentFigure(value: number): string {
  const rounded = Number(value.toFixed(Math.abs(value) < 99 ? 1 : 3));
  return `${rounded === 100 && value < 100 ? 99.999 : rounded} %`;
}

/** A figure with its unit; `unknown` as it is. */
export function unitText(value: number | 'unknown', unit: Unit): string {
  if (value === 'unknown') return value;
  if (unit === 'seconds') return durationText(value);
  if (unit === 'percent') return percentFigure(value);
  return unit === 'days' ? plural(value, 'day') : countText(value);
}

/** `at most 0`, `below 5 min`, `at least 99.99 %`. */
export function targetText({ comparison, target, unit }: Metric): string {
  return `${comparison.replace('-', ' ')} ${unitText(target, unit)}`;
}

/** `better by 3 since the week of 2026-11-16`, or why there is no trend. */
export function trendText({ trend, unit }: Metric): string {
  if (trend === undefined) return 'no trend';
  if (trend.kind === 'unknown') return `no trend: ${trend.reason}`;
  const since = `since the week of ${trend.points.at(-1)?.week}`;
  return trend.direction === 'same'
    ? `unchanged ${since}`
    : `${trend.direction} by ${unitText(Math.abs(trend.change), unit)} ${since}`;
}

/** How a value came about: `… (12 changes)`, or why there is none. */
export function basisText({ how, samples, samplesOf, unknownBecause }: Metric): string {
  const basis = `${how} (${countText(samples)} ${samplesOf})`;
  return unknownBecause === undefined ? basis : `unknown: ${unknownBecause}. Measured by: ${basis}`;
}

/** `p95 of alarms: 4 min`. */
export function detailText({ label, value, unit }: MetricDetail): string {
  return `${label}: ${unitText(value, unit)}`;
}

/** `2 pass, 1 fails, 2 unknown`. */
export function gateSummary(gates: readonly Gate[]): string {
  const count = (answer: GateAnswer) => gates.filter((it) => it.answer === answer).length;
  return `${plural(count('pass'), 'gate')} ${count('pass') === 1 ? 'passes' : 'pass'}, ${count('fail')} ${count('fail') === 1 ? 'fails' : 'fail'}, ${count('unknown')} unknown`;
}

/** What a scorecard looks at, for a caption. */
export function periodOf({ period }: Scorecard): string {
  return `${period.from.slice(0, 10)} to ${period.to.slice(0, 10)}`;
}
