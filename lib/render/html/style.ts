import { createHash } from 'node:crypto';
import { html, type Markup } from './html.ts';

/** The whole look of the report: screen, phone, dark and print. Contrast is AA or better throughout. */
const css: Markup = html`
:root {
  color-scheme: light dark;
  --page: #ffffff; --ink: #1c1f24; --quiet: #565d67; --line: #d9dde2; --faint: #f4f5f7;
  --accent: #1d5a9e; --bar: #7c9cc0; --good: #1c6b3c; --bad: #a3172b;
  --critical: #a3172b; --high: #a34400; --medium: #775900; --low: #2d5f8a; --info: #565d67;
}
@media screen and (prefers-color-scheme: dark) {
  :root {
    --page: #16181b; --ink: #e4e6ea; --quiet: #a3aab4; --line: #353a41; --faint: #1f2226;
    --accent: #8ebcf0; --bar: #54779f; --good: #7fcf9d; --bad: #ff9a97;
    --critical: #ff9a97; --high: #f7b27a; --medium: #e0c86e; --low: #93c1ee; --info: #a3aab4;
  }
}
* { box-sizing: border-box; }
body {
  margin: 0 auto; padding: 2.5rem 1.5rem 4rem; max-width: 68rem;
  background: var(--page); color: var(--ink);
  font: 1rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif;
  font-variant-numeric: tabular-nums; overflow-wrap: break-word;
}
h1, h2, h3 { line-height: 1.25; margin: 0; font-weight: 650; text-wrap: balance; }
h1 { font-size: 1.75rem; letter-spacing: -0.01em; }
h2 { font-size: 1.3rem; margin-top: 3.25rem; padding-top: 1.25rem; border-top: 1px solid var(--line); }
h3 { font-size: 1.05rem; margin-top: 2rem; }
p { margin: 0.5rem 0 0; max-width: 46rem; }
a { color: var(--accent); text-underline-offset: 0.15em; }
code { font: 0.875em/1.4 ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", monospace; }
.quiet { color: var(--quiet); }
.small { font-size: 0.875rem; }
.skip { position: absolute; left: -100rem; }
.skip:focus { left: 1rem; top: 0.5rem; background: var(--page); padding: 0.5rem; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
nav ul { display: flex; flex-wrap: wrap; gap: 0.25rem 1.25rem; list-style: none; margin: 1.25rem 0 0; padding: 0; }
.headlines {
  display: grid; grid-template-columns: repeat(auto-fit, minmax(11rem, 1fr)); gap: 1.75rem 1.5rem;
  margin: 2rem 0 0; padding: 1.5rem 0 0; border-top: 1px solid var(--line);
}
.headlines > div { min-width: 0; display: grid; grid-row: span 3; grid-template-rows: subgrid; gap: 0; }
.headlines dt { align-self: end; }
.headlines dt { font-size: 0.875rem; color: var(--quiet); }
.headlines dd { margin: 0; }
.headlines .value { font-size: 2rem; line-height: 1.25; font-weight: 600; letter-spacing: -0.015em; }
.headlines .note { font-size: 0.875rem; color: var(--quiet); }
.good { color: var(--good); } .bad { color: var(--bad); }
table { border-collapse: collapse; width: 100%; margin-top: 1rem; font-size: 0.9375rem; }
caption { text-align: left; color: var(--quiet); font-size: 0.875rem; padding-bottom: 0.5rem; }
th, td { text-align: left; vertical-align: top; padding: 0.5rem 1rem 0.5rem 0; border-bottom: 1px solid var(--line); font-weight: 400; }
thead th { color: var(--quiet); font-size: 0.8125rem; white-space: nowrap; }
.number { text-align: right; white-space: nowrap; }
.time { white-space: nowrap; }
code, dd, dt, li, h3, p, .bars th, .who, .what, .where { overflow-wrap: anywhere; }
.id { white-space: nowrap; }
.who { min-width: 10.75rem; } .where { min-width: 8.75rem; } .what { min-width: 16rem; } .surely { min-width: 10rem; }
.sum th, .sum td { font-weight: 600; }
.severity { font-weight: 600; white-space: nowrap; }
.severity::before { content: ""; display: inline-block; width: 0.5rem; height: 0.5rem; margin-right: 0.4rem; border-radius: 50%; background: currentColor; }
.critical { color: var(--critical); } .high { color: var(--high); } .medium { color: var(--medium); }
.low { color: var(--low); } .info { color: var(--info); }
.pair { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 20rem), 1fr)); gap: 0 3rem; align-items: start; }
.named th[scope=row] { width: 7rem; color: var(--quiet); } .named th::first-letter { text-transform: uppercase; } .named td { overflow-wrap: anywhere; padding-right: 0; }
.bars td.track { width: 45%; padding-right: 0; }
.bars th[scope=row] { min-width: 6.5rem; }
.bar { display: block; width: 100%; height: 0.75rem; margin-top: 0.4rem; fill: var(--bar); }
details { margin-top: 0.25rem; font-size: 0.875rem; }
summary { cursor: pointer; color: var(--accent); width: fit-content; }
details dl { margin: 0.5rem 0 0.25rem; padding-left: 0.75rem; border-left: 2px solid var(--line); }
details dt { color: var(--quiet); margin-top: 0.5rem; }
details dd { margin: 0; }
details pre { white-space: pre-wrap; overflow-wrap: anywhere; margin: 0.25rem 0; }
details ul { margin: 0; padding-left: 1.1rem; }
.facts { display: grid; grid-template-columns: repeat(auto-fit, minmax(11rem, 1fr)); gap: 1rem 2rem; margin: 1rem 0 0; }
.facts dt { font-size: 0.875rem; color: var(--quiet); }
.facts dd { margin: 0; font-weight: 600; }
.facts .note { font-weight: 400; font-size: 0.875rem; color: var(--quiet); display: block; }
ul.plain { margin: 0.75rem 0 0; padding-left: 1.2rem; max-width: 46rem; }
ul.plain li + li { margin-top: 0.35rem; }
.steps { margin: 0.75rem 0 0; padding-left: 1.4rem; max-width: 52rem; }
.steps li + li { margin-top: 0.4rem; }
ul.bare { list-style: none; padding: 0; }
footer { margin-top: 3.5rem; padding-top: 1rem; border-top: 1px solid var(--line); color: var(--quiet); font-size: 0.875rem; }
figure { margin: 1.5rem 0 0; }
figcaption { font-size: 0.875rem; color: var(--quiet); margin-bottom: 0.75rem; max-width: 46rem; }
.chart svg { display: block; width: 100%; height: auto; }
.chart text { font: 12px/1 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; }
.chart.narrow { display: none; max-width: 32rem; }
.legend { display: flex; flex-wrap: wrap; gap: 0.25rem 1.25rem; list-style: none; margin: 0.75rem 0 0; padding: 0; font-size: 0.8125rem; color: var(--quiet); }
.legend svg { width: 1.75rem; height: 0.75rem; margin-right: 0.4rem; vertical-align: -0.1rem; }
@media screen and (max-width: 46rem) {
  body { padding: 1.5rem 1rem 3rem; }
  .bars th, .bars td { padding-right: 0.6rem; } .bars td.track { width: 30%; }
  .headlines { grid-template-columns: repeat(auto-fit, minmax(9rem, 1fr)); gap: 1.25rem; }
  .headlines .value { font-size: 1.6rem; }
  .chart.wide { display: none; } .chart.narrow { display: block; }
}
@media screen and (max-width: 70rem) { .who { min-width: 7rem; } .where, .surely { min-width: 7.5rem; } .what { min-width: 13rem; } }
@media screen and (max-width: 54rem) {
  .cards, .cards tbody, .cards caption { display: block; }
  .cards thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .cards tr { display: block; padding: 0.75rem 0; border-bottom: 1px solid var(--line); }
  .cards th, .cards td { display: block; min-width: 0; padding: 0.1rem 0; border: 0; text-align: left; white-space: normal; }
  .cards .time { white-space: nowrap; }
  .cards [data-label]::before { content: attr(data-label) " "; color: var(--quiet); font-size: 0.8125rem; margin-right: 0.25rem; }
}
@media print {
  :root { color-scheme: light; }
  body { max-width: none; padding: 0; font-size: 10pt; }
  nav, .skip { display: none; }
  h2, h3, caption, figcaption { break-after: avoid; }
  tr, figure, .facts, .headlines { break-inside: avoid; }
  a { color: inherit; text-decoration: none; }
}
`;

export const style: Markup = html`<style>${css}</style>`;

/** How the page's policy names the style above: it lets no other in. */
export const styleHash = `sha256-${createHash('sha256').update(css.toString()).digest('base64')}`;
