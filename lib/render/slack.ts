import type { Alert } from '../domain/violation/alert.ts';
import type { AlertText } from './alert-text.ts';
import { alertWords } from './alert-words.ts';
import { clip } from './clip.ts';
import { escapeSlack } from './escape.ts';

/** `verbatim` keeps Slack from turning names and addresses in the text into links. */
interface Markdown {
  readonly type: 'mrkdwn';
  readonly text: string;
  readonly verbatim: true;
}

export type SlackBlock =
  | {
      readonly type: 'header';
      readonly text: { readonly type: 'plain_text'; readonly text: string };
    }
  | { readonly type: 'section'; readonly text: Markdown }
  | { readonly type: 'context'; readonly elements: readonly [Markdown] };

/** A message for an incoming webhook. */
export interface SlackMessage {
  /** What notifications show. */
  readonly text: string;
  readonly blocks: readonly SlackBlock[];
  readonly unfurl_links: false;
  readonly unfurl_media: false;
}

/**
 * Slack's limits of a header, a section and a context; the rest keeps a whole message under an
 * undocumented limit near 13,000 characters, whatever is in it.
 */
const longest = { header: 150, section: 3000, context: 2000, line: 600, items: 4000 } as const;

/** An alert as Block Kit. */
export function slack(alert: Alert): SlackMessage {
  return slackOf(alertWords(alert));
}

/** Words as Block Kit. */
export function slackOf(words: AlertText): SlackMessage {
  return {
    text: escaped(words.headline),
    blocks: [
      { type: 'header', text: { type: 'plain_text', text: clip(words.headline, longest.header) } },
      ...sections(factLines(words)),
      ...sections(itemLines(words.items)),
      ...commandBlocks(words.commands),
      { type: 'context', elements: [markdown(footer(words))] },
    ],
    unfurl_links: false,
    unfurl_media: false,
  };
}

/** A command that Slack would show otherwise than it is, or cut, is not shown. */
function commandBlocks(commands: AlertText['commands'] = []): SlackBlock[] {
  return commands.map(({ label, text }) => {
    const escaped = escapeSlack(text);
    const whole = !/[`~*]|:\/\//.test(text) && escaped.length <= longest.section - 100;
    const code = whole ? `\n\`\`\`${escaped}\`\`\`` : ' see bandog explain';
    return { type: 'section', text: markdown(`*${label}:*${code}`) };
  });
}

const markdown = (text: string): Markdown => ({ type: 'mrkdwn', text, verbatim: true });

const escaped = (text: string): string => clip(escapeSlack(text), longest.line);

/** A header is cut and shows no markup, so the headline stands in full below it. */
function factLines({ headline, facts }: AlertText): string[] {
  const lines = facts.map(({ label, text }) => `*${escapeSlack(label)}:* ${escaped(text)}`);
  return headline.length > longest.header ? [escaped(headline), ...lines] : lines;
}

/** As many items as a message holds, and how many there are besides. */
function itemLines(items: readonly string[]): string[] {
  const lines: string[] = [];
  let left = longest.items;
  for (const [index, item] of items.entries()) {
    const line = `• ${escaped(item)}`;
    left -= line.length + 1;
    if (left < 0) return [...lines, `and ${items.length - index} more`];
    lines.push(line);
  }
  return lines;
}

/** Lines gathered into as few sections as hold them. */
function sections(lines: readonly string[]): SlackBlock[] {
  const texts: string[] = [];
  let text = '';
  for (const line of lines) {
    if (text !== '' && text.length + 1 + line.length > longest.section) {
      texts.push(text);
      text = '';
    }
    text = text === '' ? line : `${text}\n${line}`;
  }
  if (text !== '') texts.push(text);
  return texts.map((it) => ({ type: 'section', text: markdown(it) }));
}

const footer = ({ steps, links }: AlertText): string =>
  clip(
    [
      ...links.map(({ label, url }) => `<${url}|${label}>`),
      ...steps.map((step) => `• ${escapeSlack(step)}`),
    ].join('\n'),
    longest.context,
  );
