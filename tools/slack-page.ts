// A Slack message as Slack shows it, for the documentation: the parts of Block Kit that Bandog uses.
import { html, type Markup } from '../lib/render/html/html.ts';
import type { SlackBlock, SlackMessage } from '../lib/render/slack.ts';

const css = html`
body { margin: 0; padding: 16px 20px; width: 720px; box-sizing: border-box; background: #ffffff; color: #1d1c1d;
  font: 15px/1.46668 Lato, "Slack-Lato", "Segoe UI", Roboto, "DejaVu Sans", sans-serif; }
.message { display: grid; grid-template-columns: 36px 1fr; gap: 0 8px; }
.avatar { width: 36px; height: 36px; border-radius: 8px; background: #1d5a9e; color: #fff; display: grid; place-items: center; font-weight: 900; }
.name { font-weight: 900; } .app { background: #1d1c1d21; color: #616061; border-radius: 2px; font-size: 10px; font-weight: 700; padding: 1px 3px; margin: 0 4px; vertical-align: 1px; }
.time, .context { color: #616061; font-size: 12px; } .context { font-size: 13px; line-height: 1.5; margin-top: 8px; }
h3 { font-size: 18px; line-height: 1.33; font-weight: 900; margin: 4px 0 8px; }
.section { margin: 0 0 8px; overflow-wrap: anywhere; }
code, pre { font: 12px/1.5 Monaco, Menlo, Consolas, "DejaVu Sans Mono", monospace; border: 1px solid #1d1c1d21; background: #1d1c1d0a; border-radius: 3px; }
code { color: #c01343; padding: 1px 3px; } pre { margin: 4px 0 0; padding: 8px; white-space: pre-wrap; overflow-wrap: anywhere; }
a { color: #1264a3; text-decoration: none; }
`;

/** A page with the message, sent by an app named Bandog at `time` (a text). */
export function slackPage({ blocks }: SlackMessage, time: string): string {
  return html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Slack</title><style>${css}</style></head>
<body><div class="message"><div class="avatar">B</div><div>
<div><span class="name">Bandog</span><span class="app">APP</span><span class="time">${time}</span></div>
${blocks.map(block)}
</div></div></body></html>`.toString();
}

function block(it: SlackBlock): Markup {
  if (it.type === 'header') return html`<h3>${it.text.text}</h3>`;
  if (it.type === 'section') return html`<div class="section">${mrkdwn(it.text.text)}</div>`;
  return html`<div class="context">${it.elements.map(({ text }) => mrkdwn(text))}</div>`;
}

const token = /```([\s\S]*?)```|`([^`\n]+)`|\*([^*\n]+)\*|<(https?:[^|>]+)\|([^>]+)>|\n/g;

/** Slack's markup: code, bold, links and line feeds; everything else is text. */
function mrkdwn(text: string): Markup {
  const parts: Markup[] = [];
  let at = 0;
  for (const match of text.matchAll(token)) {
    parts.push(html`${decoded(text.slice(at, match.index))}`, styled(match));
    at = match.index + match[0].length;
  }
  return html`${[...parts, html`${decoded(text.slice(at))}`]}`;
}

function styled([whole, block, code, bold, url, label = '']: RegExpMatchArray): Markup {
  if (block !== undefined) return html`<pre>${lines(block)}</pre>`;
  if (code !== undefined) return html`<code>${decoded(code)}</code>`;
  if (bold !== undefined) return html`<b>${decoded(bold)}</b>`;
  if (url !== undefined) return html`<a href="${decoded(url)}">${decoded(label)}</a>`;
  return whole === '\n' ? html`<br>` : html`${whole}`;
}

const lines = (text: string): Markup[] => text.split('\n').map((line) => html`${decoded(line)}\n`);

/** Slack knows three references. */
const decoded = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
