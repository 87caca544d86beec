import { BarChart, LineChart } from 'echarts/charts';
import { GridComponent, MarkPointComponent } from 'echarts/components';
import { type EChartsCoreOption, init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { drawing } from './drawing.ts';
import { html, type Markup, nothing } from './html.ts';

use([BarChart, LineChart, GridComponent, MarkPointComponent, SVGRenderer]);

/** How a kind of line, area or bar looks. Colours are the page's own, so that they follow its theme. */
export const looks = {
  actual: { shape: 'line', color: 'var(--accent)', width: 2.5 },
  projected: { shape: 'line', color: 'var(--accent)', width: 1.75, dash: [6, 4] },
  limit: { shape: 'line', color: 'var(--bad)', width: 1.75 },
  course: { shape: 'line', color: 'var(--quiet)', width: 1.5 },
  interval: { shape: 'area', color: 'var(--accent)', opacity: 0.16 },
  spent: { shape: 'area', color: 'var(--bar)' },
  critical: { shape: 'area', color: 'var(--critical)' },
  high: { shape: 'area', color: 'var(--high)' },
  medium: { shape: 'area', color: 'var(--medium)' },
  low: { shape: 'area', color: 'var(--low)' },
  info: { shape: 'area', color: 'var(--info)' },
} as const satisfies Readonly<Record<string, Look>>;

interface Look {
  readonly shape: 'line' | 'area';
  readonly color: string;
  readonly width?: number;
  readonly dash?: readonly number[];
  readonly opacity?: number;
}

export interface Chart {
  /** What the chart shows, in a sentence: all that a reader who cannot see it gets. */
  readonly description: string;
  readonly legend: readonly (readonly [kind: keyof typeof looks, name: string])[];
  /** One name for each place on the x axis. Charts are given no text from outside. */
  readonly places: readonly string[];
  readonly series: readonly object[];
  /** True for bars, which need room at both ends. */
  readonly bars?: boolean;
  readonly valueText: (value: number) => string;
}

/** Drawn twice, so that the letters are as large on a phone as on a desk; the style shows one. */
const sizes = { wide: [960, 260], narrow: [350, 240] } as const;

/** A line or bar chart from zero, drawn by ECharts. */
export function chart(given: Chart): Markup {
  return html`<figure>
<figcaption>${given.description}</figcaption>
<div class="chart wide" aria-hidden="true">${draw(given, 'wide')}</div>
<div class="chart narrow" aria-hidden="true">${draw(given, 'narrow')}</div>
${given.legend.length > 1 ? html`<ul class="legend" aria-hidden="true">${given.legend.map(legendItem)}</ul>` : nothing}
</figure>`;
}

function draw(given: Chart, size: keyof typeof sizes): Markup {
  const [width, height] = sizes[size];
  const picture = init(null, null, { renderer: 'svg', ssr: true, width, height });
  try {
    picture.setOption(optionOf(given));
    return drawing(picture.renderToSVGString());
  } finally {
    picture.dispose();
  }
}

const lettering = { color: 'var(--quiet)', fontSize: 12 };

function optionOf({ places, series, bars = false, valueText }: Chart): EChartsCoreOption {
  return {
    animation: false,
    grid: { left: 2, right: 14, top: 22, bottom: 2, outerBoundsMode: 'same' },
    xAxis: {
      type: 'category',
      data: places,
      boundaryGap: bars,
      axisLabel: { ...lettering, hideOverlap: true, showMinLabel: true },
      axisLine: { lineStyle: { color: 'var(--quiet)' } },
      axisTick: { show: false },
    },
    yAxis: {
      type: 'value',
      splitNumber: 4,
      axisLabel: { ...lettering, formatter: valueText },
      splitLine: { lineStyle: { color: 'var(--line)' } },
    },
    series: series.map((one) => ({ silent: true, ...one })),
  };
}

function legendItem([kind, name]: Chart['legend'][number]): Markup {
  const look: Look = looks[kind];
  const sample =
    look.shape === 'area'
      ? html`<rect width="28" height="12" fill="${look.color}" fill-opacity="${look.opacity ?? 1}"/>`
      : html`<path d="M0 6H28" stroke="${look.color}" stroke-width="${look.width ?? 1}" stroke-dasharray="${(look.dash ?? []).join(' ')}"/>`;
  return html`<li><svg viewBox="0 0 28 12" focusable="false">${sample}</svg>${name}</li>`;
}
