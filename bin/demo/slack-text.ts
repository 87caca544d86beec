import type { SlackMessage } from '../../lib/render/slack.ts';
import { fold } from './columns.ts';

/** A message as a person reads it in Slack, for a terminal of 80 columns; `margin` begins each line. */
export function slackText({ blocks }: SlackMessage, margin: string): string[] {
  return blocks.flatMap((block, index) => {
    const text = block.type === 'context' ? block.elements[0].text : block.text.text;
    const lines = plain(text).split('\n');
    const gap = index > 0 && block.type === 'context' ? [margin.trimEnd()] : [];
    return [...gap, ...lines.flatMap((line) => fold(line, margin, margin + indentOf(line)))];
  });
}

/** Items go on below their text. */
const indentOf = (line: string): string => (line.startsWith('• ') ? '  ' : '');

/** Slack's marks taken away; links show where they lead. */
const plain = (text: string): string =>
  text
    .replace(/```([\s\S]*?)```/g, '$1')
    .replace(/\*([^*\n]+):\*/g, '$1:')
    .replace(/<(https?:[^|>]+)\|([^>]+)>/g, '$2: $1')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
