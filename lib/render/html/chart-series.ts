import { looks } from './chart.ts';

/** A value for each place on the x axis; `undefined` where there is none. */
export type Values = readonly (number | undefined)[];

type LineKind = 'actual' | 'projected' | 'limit' | 'course';
type BarKind = 'critical' | 'high' | 'medium' | 'low' | 'info';

/** A letter on a line, e.g. `A`, which the text beside the chart explains. */
export interface Pin {
  readonly place: string;
  readonly value: number;
  readonly letter: string;
}

const gapped = (values: Values) => values.map((value) => value ?? '-');

/** A line through the values, with pins where something is to be told. */
export function line(kind: LineKind, values: Values, pins: readonly Pin[] = []): object {
  const { color, width, ...look } = looks[kind];
  const lineStyle = { color, width, ...('dash' in look && { type: [...look.dash] }) };
  return {
    type: 'line',
    data: gapped(values),
    showSymbol: false,
    clip: false,
    lineStyle,
    itemStyle: { color },
    ...(pins.length > 0 && { markPoint: pinsOf(pins) }),
  };
}

const pinsOf = (pins: readonly Pin[]) => ({
  symbol: 'circle',
  symbolSize: 18,
  symbolOffset: [0, -14],
  itemStyle: { color: 'var(--bad)' },
  label: { color: 'var(--page)', fontSize: 11, fontWeight: 'bold' },
  data: pins.map(({ place, value, letter }) => ({ coord: [place, value], value: letter })),
});

/** The area between two lines. */
export function band(stack: string, low: Values, high: Values): object[] {
  const { color, opacity } = looks.interval;
  const bare = { type: 'line', stack, stackStrategy: 'all', showSymbol: false, clip: false };
  const height = high.map((value, index) => {
    const bottom = low[index];
    return value === undefined || bottom === undefined ? undefined : value - bottom;
  });
  const lineStyle = { width: 0, opacity: 0 };
  return [
    { ...bare, data: gapped(low), lineStyle },
    { ...bare, data: gapped(height), lineStyle, areaStyle: { color, opacity } },
  ];
}

/** Bars that stand on those before them. */
export function bars(kind: BarKind, values: Values): object {
  const itemStyle = { color: looks[kind].color };
  return { type: 'bar', stack: 'bars', data: gapped(values), itemStyle, barMaxWidth: 24 };
}

/** One bar a place. */
export function columns(values: Values): object {
  const itemStyle = { color: looks.spent.color };
  return { type: 'bar', data: gapped(values), itemStyle, barMaxWidth: 48 };
}
