import type { Alert } from '../domain/violation/alert.ts';
import type { AlertText } from './alert-text.ts';
import { alertWords } from './alert-words.ts';
import { clip } from './clip.ts';
import { escapeCard } from './escape-card.ts';

/** A custom notification of Amazon Q Developer in chat applications, version 1.0. */
export interface AmazonQNotification {
  readonly version: '1.0';
  readonly source: 'custom';
  readonly id: string;
  readonly content: {
    readonly textType: 'client-markdown';
    readonly title: string;
    readonly description: string;
    readonly nextSteps: readonly string[];
    readonly keywords: readonly string[];
  };
  readonly metadata: {
    /** Notifications of one incident stand in one thread. */
    readonly threadId: string;
    readonly summary: string;
    readonly enableCustomActions: false;
  };
}

const longest = { title: 250, description: 8000, step: 350, keyword: 75, line: 300 } as const;

/** An alert for the Slack, Teams or Chime channel that Amazon Q writes to. */
export function amazonQ(alert: Alert): AmazonQNotification {
  const words = alertWords(alert);
  const [first] = alert.violations;
  return {
    version: '1.0',
    source: 'custom',
    id: first.fingerprint,
    content: {
      textType: 'client-markdown',
      title: clip(escapeCard(words.headline), longest.title),
      description: describe(words),
      nextSteps: words.steps.map((step) => clip(step, longest.step)),
      keywords: [alert.severity, first.kind, alert.account].map((word) =>
        clip(escapeCard(word) || 'unknown', longest.keyword),
      ),
    },
    metadata: {
      threadId: alert.incidentId,
      summary: clip(escapeCard(words.headline), longest.title),
      enableCustomActions: false,
    },
  };
}

/** Facts and links whole; of the items as many as there is room for, and how many there are besides. */
function describe({ headline, facts, items, commands = [], links }: AlertText): string {
  const line = (text: string) => clip(escapeCard(text), longest.line);
  const head = [
    ...(headline.length > longest.title ? [line(headline)] : []),
    ...facts.map(({ label, text }) => `*${label}:* ${line(text)}`),
  ];
  const tail = [
    ...commands.map(({ label }) => `*${label}:* see bandog explain, or the report`),
    ...links.map(({ label, url }) => `${label}: ${url}`),
  ];
  let left = longest.description - [...head, ...tail].join('\n').length - ' and 10000 more'.length;
  const shown: string[] = [];
  for (const [index, item] of items.entries()) {
    const text = `• ${line(item)}`;
    left -= text.length + 1;
    if (left < 0) {
      shown.push(`and ${items.length - index} more`);
      break;
    }
    shown.push(text);
  }
  return clip([...head, ...shown, ...tail].join('\n'), longest.description);
}
