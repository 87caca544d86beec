import type { Alert } from '../domain/violation/alert.ts';
import { type SlackBlock, type SlackMessage, slack } from './slack.ts';

interface PlainText {
  readonly type: 'plain_text';
  readonly text: string;
}

interface Button {
  readonly type: 'button';
  readonly action_id: 'bandog-acknowledge' | 'bandog-except' | 'bandog-reverted' | 'bandog-adopted';
  readonly text: PlainText;
  readonly value: string;
  /** Asks whether it is meant. */
  readonly confirm?: {
    readonly title: PlainText;
    readonly text: PlainText;
    readonly confirm: PlainText;
    readonly deny: PlainText;
  };
}

interface Actions {
  readonly type: 'actions';
  readonly elements: readonly Button[];
}

export interface SlackMessageWithButtons extends Omit<SlackMessage, 'blocks'> {
  readonly blocks: readonly (SlackBlock | Actions)[];
}

const plainText = (text: string): PlainText => ({ type: 'plain_text', text });

/** What is resolved stays so: there is no way back from these. */
const asking = (text: string): NonNullable<Button['confirm']> => ({
  title: plainText('Resolve this incident?'),
  text: plainText(text),
  confirm: plainText('Resolve'),
  deny: plainText('Cancel'),
});

/** An alert as Block Kit, with buttons to answer it; none where there is no one incident to answer. */
export function slackWithButtons(alert: Alert): SlackMessageWithButtons {
  const message = slack(alert);
  const isOpen = alert.standing === undefined || alert.standing.state === 'expired';
  if (alert.subject === 'digest' || !isOpen) return message;
  const value = JSON.stringify({ i: alert.incidentId, a: alert.violations[0].at });
  const button = (
    action_id: Button['action_id'],
    text: string,
    confirm?: Button['confirm'],
  ): Button => ({
    type: 'button',
    action_id,
    text: plainText(text),
    value,
    ...(confirm && { confirm }),
  });
  const elements = [
    button('bandog-acknowledge', 'Acknowledge'),
    button('bandog-except', 'Except…'),
    button('bandog-reverted', 'Reverted', asking('Every one of its changes was put back.')),
    button('bandog-adopted', 'Adopted', asking('Its changes are in the code now.')),
  ];
  return { ...message, blocks: [...message.blocks, { type: 'actions', elements }] };
}
