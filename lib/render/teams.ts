import type { Alert } from '../domain/violation/alert.ts';
import type { Severity } from '../domain/violation/severity.ts';
import type { AlertText } from './alert-text.ts';
import { alertWords } from './alert-words.ts';
import { clip } from './clip.ts';
import { escapeCard } from './escape-card.ts';
import { jsonBytes } from './json-bytes.ts';

interface TextBlock {
  readonly type: 'TextBlock';
  readonly text: string;
  readonly wrap: true;
  readonly weight?: 'Bolder';
  readonly size?: 'Medium';
  readonly color?: 'Attention' | 'Warning' | 'Default';
  readonly fontType?: 'Monospace';
  readonly spacing?: 'Small';
}

interface FactSet {
  readonly type: 'FactSet';
  readonly facts: readonly { readonly title: string; readonly value: string }[];
}

/** What a Teams workflow that posts an Adaptive Card takes. */
export interface TeamsMessage {
  readonly type: 'message';
  readonly attachments: readonly [
    {
      readonly contentType: 'application/vnd.microsoft.card.adaptive';
      readonly content: {
        readonly $schema: 'http://adaptivecards.io/schemas/adaptive-card.json';
        readonly type: 'AdaptiveCard';
        readonly version: '1.4';
        readonly msteams: { readonly width: 'Full' };
        readonly body: readonly (TextBlock | FactSet)[];
        readonly actions: readonly {
          readonly type: 'Action.OpenUrl';
          readonly title: string;
          readonly url: string;
        }[];
      };
    },
  ];
}

/** Teams takes 28 KB a message; a kilobyte is left for what a workflow adds. */
export const longestTeamsMessage = 27 * 1024;
const longestText = 600;
/** Bytes an escaped text of the facts may come to: with 20 of them half a message. */
const longestBytes = 700;

const colors: Record<Severity, NonNullable<TextBlock['color']>> = {
  critical: 'Attention',
  high: 'Attention',
  medium: 'Warning',
  low: 'Default',
  info: 'Default',
};

/** An alert as an Adaptive Card. */
export function teams(alert: Alert): TeamsMessage {
  const words = alertWords(alert);
  const without = card(alert.severity, words, []);
  const room = longestTeamsMessage - jsonBytes(without);
  return room < 0
    ? card(alert.severity, bare(words), [])
    : card(alert.severity, words, itemBlocks(words.items, room));
}

/** The headline, the link and what to do: what is left where facts and commands do not fit. */
const bare = ({ headline, steps, links }: AlertText): AlertText => ({
  headline,
  facts: [],
  items: [],
  steps: ['It is too long for a message; see the report.', ...steps],
  links,
});

function card(
  severity: Severity,
  { headline, facts, commands = [], steps, links }: AlertText,
  items: readonly TextBlock[],
): TeamsMessage {
  const body = [
    text(shown(headline), { weight: 'Bolder', size: 'Medium', color: colors[severity] }),
    ...(facts.length === 0
      ? []
      : [
          {
            type: 'FactSet' as const,
            facts: facts.map(({ label, text: value }) => ({ title: label, value: shown(value) })),
          },
        ]),
    ...items,
    ...commands.flatMap(commandBlocks),
    ...(steps.length === 0 ? [] : [text('What to do next', { weight: 'Bolder' })]),
    ...steps.map((step) => text(step, { spacing: 'Small' })),
  ];
  return {
    type: 'message',
    attachments: [
      {
        contentType: 'application/vnd.microsoft.card.adaptive',
        content: {
          $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
          type: 'AdaptiveCard',
          version: '1.4',
          msteams: { width: 'Full' },
          body,
          actions: links.map(({ label, url }) => ({ type: 'Action.OpenUrl', title: label, url })),
        },
      },
    ],
  };
}

const text = (content: string, more: Partial<TextBlock> = {}): TextBlock => ({
  type: 'TextBlock',
  text: content,
  wrap: true,
  ...more,
});

/** Escaped, and cut by units and by bytes: three of them can be in one unit. */
function shown(raw: string): string {
  let cut = clip(escapeCard(raw), longestText);
  while (jsonBytes(cut) > longestBytes) cut = clip(cut, Math.floor(cut.length * 0.8));
  return cut;
}

/** A command that a card would show otherwise than it is, or cut, is not shown. */
function commandBlocks(command: { readonly label: string; readonly text: string }): TextBlock[] {
  const whole = escapeCard(command.text) === command.text && jsonBytes(command.text) <= 2000;
  const label = text(`${command.label}:${whole ? '' : ' see bandog explain'}`, {
    weight: 'Bolder',
  });
  return whole ? [label, text(command.text, { fontType: 'Monospace', spacing: 'Small' })] : [label];
}

/** As many items as `room` bytes hold, and how many there are besides. */
function itemBlocks(items: readonly string[], room: number): TextBlock[] {
  const blocks: TextBlock[] = [];
  let left = room - jsonBytes(moreBlock(items.length));
  for (const [index, item] of items.entries()) {
    const block = text(`• ${shown(item)}`, { spacing: 'Small' });
    left -= jsonBytes(block) + 1;
    if (left < 0) return [...blocks, moreBlock(items.length - index)];
    blocks.push(block);
  }
  return blocks;
}

const moreBlock = (count: number): TextBlock => text(`and ${count} more`, { spacing: 'Small' });
