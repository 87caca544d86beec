import { html, type Markup, nothing } from './html.ts';

/** A point in the data's own units. */
export type Point = readonly [x: number, y: number];

/** How a mark looks; the classes are in style.ts. */
type MarkKind = 'actual' | 'limit' | 'course' | 'projected' | 'interval';

export interface Mark {
  readonly kind: MarkKind;
  /** A line through these points; an `interval` is the area they enclose. */
  readonly points: readonly Point[];
  /** What the legend calls it. */
  readonly name: string;
}

interface Plot {
  /** What the chart shows, in a sentence: all that a reader who cannot see it gets. */
  readonly description: string;
  readonly marks: readonly Mark[];
  /** Smallest and largest x. */
  readonly extent: readonly [number, number];
  readonly xLabels: readonly string[];
  readonly yText: (value: number) => string;
}

/**
 * A line chart from zero. The drawing is stretched to fit, so that it works at any width; all text
 * is HTML beside it and keeps its size.
 */
export function plot({ description, marks, extent, xLabels, yText }: Plot): Markup {
  const values = marks.flatMap(({ points }) => points.map(([, y]) => y));
  const ticks = niceTicks(Math.max(0, ...values), Math.min(0, ...values));
  const [bottom, top] = [ticks[0] ?? 0, ticks.at(-1) ?? 1];
  const [from, to] = extent;
  const x = (value: number) => percent((value - from) / (to - from || 1));
  const y = (value: number) => percent(1 - (value - bottom) / (top - bottom));
  const at = (points: readonly Point[]) =>
    points.map((point) => `${x(point[0])},${y(point[1])}`).join(' ');
  return html`<figure>
<figcaption>${description}</figcaption>
<div class="plot" aria-hidden="true">
${ticks.map((tick) => html`<span class="tick" style="top: ${y(tick)}%">${yText(tick)}</span>`)}
<svg viewBox="0 0 100 100" preserveAspectRatio="none" focusable="false">
${ticks.map((tick) => html`<line class="grid" x1="0" x2="100" y1="${y(tick)}" y2="${y(tick)}"/>`)}
${marks.map(({ kind, points }) => shape(kind, at(points)))}
</svg>
</div>
<div class="days" aria-hidden="true">${xLabels.map((label) => html`<span>${label}</span>`)}</div>
${marks.length > 1 ? html`<ul class="legend" aria-hidden="true">${marks.map(legendItem)}</ul>` : nothing}
</figure>`;
}

const percent = (share: number): string => (share * 100).toFixed(2);

function shape(kind: MarkKind, points: string): Markup {
  return kind === 'interval'
    ? html`<polygon class="${kind}" points="${points}"/>`
    : html`<polyline class="${kind}" points="${points}"/>`;
}

function legendItem({ kind, name }: Mark): Markup {
  const sample = kind === 'interval' ? '0,1 28,1 28,11 0,11' : '0,6 28,6';
  return html`<li><svg viewBox="0 0 28 12" focusable="false">${shape(kind, sample)}</svg>${name}</li>`;
}

/** Four or five round values that span zero, `least` and `most`. */
export function niceTicks(most: number, least = 0): number[] {
  const span = most - least || 1;
  const rough = span / 4;
  const magnitude = 10 ** Math.floor(Math.log10(rough));
  const step = magnitude * ([1, 2, 2.5, 5].find((it) => it * magnitude >= rough) ?? 10);
  const first = Math.floor(least / step);
  const last = Math.max(first + 1, Math.ceil(most / step));
  return Array.from({ length: last - first + 1 }, (_, index) => (first + index) * step);
}
