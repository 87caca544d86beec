import { html, type Markup } from './html.ts';

/** What a drawing consists of; everything else the chart library writes is left out. */
const elements = ['svg', 'g', 'path', 'rect', 'circle', 'line', 'polyline', 'polygon', 'text'];
const attributes = [
  ...['viewBox', 'd', 'x', 'y', 'x1', 'x2', 'y1', 'y2', 'cx', 'cy', 'r', 'points', 'transform'],
  ...['width', 'height', 'fill', 'fill-opacity', 'opacity', 'stroke', 'stroke-width'],
  ...['stroke-opacity', 'stroke-dasharray', 'stroke-linejoin', 'stroke-linecap'],
  ...['text-anchor', 'dominant-baseline'],
];

const token =
  /<(?:style|defs)\b[\s\S]*?<\/(?:style|defs)\s*>|<(\/?)([A-Za-z]+)((?:\s+[\w:-]+="[^"]*")*)\s*(\/?)>|[^<]+/g;
const attribute = /([\w:-]+)="([^"]*)"/g;

/**
 * An SVG as markup, rebuilt from its shapes and texts alone. No style, clip, script, link or name
 * gets through, so that the page's policy can forbid inline styles and equal data give an equal page.
 * Throws a SyntaxError on an element that is no part of a drawing.
 */
export function drawing(svg: string): Markup {
  return html`${[...svg.matchAll(token)].map(([whole, slash = '', name, given = '', end = '']) => {
    if (name === undefined)
      return whole.startsWith('<') || whole.trim() === '' ? html`` : html`${decoded(whole)}`;
    if (!elements.includes(name)) throw new SyntaxError(`<${name}> is no part of a drawing`);
    const open = name === 'svg' && slash === '' ? html` focusable="false"` : html``;
    return html`<${slash}${name}${open}${attributesOf(given)}${end}>`;
  })}`;
}

function attributesOf(given: string): Markup[] {
  return [...given.matchAll(attribute)].flatMap(([, name = '', value = '']) =>
    attributes.includes(name) ? [html` ${name}="${decoded(value)}"`] : [],
  );
}

const references: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
};

/** Text as it was before the library escaped it: `html` escapes it again. */
const decoded = (text: string): string =>
  text.replace(/&(?:amp|lt|gt|quot|#39);/g, (it) => references[it] ?? it);
