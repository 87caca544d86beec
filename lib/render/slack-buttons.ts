import type { Alert } from '../domain/violation/alert.ts';
import { type SlackBlock, type SlackMessage, slack } from './slack.ts';

interface Button {
  readonly type: 'button';
  readonly action_id: 'bandog-acknowledge' | 'bandog-except';
  readonly text: { readonly type: 'plain_text'; readonly text: string };
  readonly value: string;
}

interface Actions {
  readonly type: 'actions';
  readonly elements: readonly Button[];
}

export interface SlackMessageWithButtons extends Omit<SlackMessage, 'blocks'> {
  readonly blocks: readonly (SlackBlock | Actions)[];
}

/** An alert as Block Kit, with buttons to acknowledge and except it; none where there is no one incident to answer. */
export function slackWithButtons(alert: Alert): SlackMessageWithButtons {
  const message = slack(alert);
  if (alert.subject === 'digest' || alert.standing !== undefined) return message;
  const value = JSON.stringify({ i: alert.incidentId, a: alert.violations[0].at });
  const button = (action_id: Button['action_id'], text: string): Button => ({
    type: 'button',
    action_id,
    text: { type: 'plain_text', text },
    value,
  });
  const elements = [
    button('bandog-acknowledge', 'Acknowledge'),
    button('bandog-except', 'Except…'),
  ];
  return { ...message, blocks: [...message.blocks, { type: 'actions', elements }] };
}
