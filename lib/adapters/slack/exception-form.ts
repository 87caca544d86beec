import type { Interaction } from '../../domain/violation/interaction.ts';
import type { ExceptionForm } from '../../ports/exception-form.ts';
import { callSlack, type SlackApi } from './slack-api.ts';

/** A modal that asks for reason, last day and ticket; `slack-interaction.ts` reads what it sends. */
export function slackExceptionForm(api: SlackApi): ExceptionForm {
  return {
    async open(interaction, trigger) {
      await callSlack(api, 'views.open', { trigger_id: trigger, view: viewOf(interaction) });
    },
  };
}

const plainText = (text: string) => ({ type: 'plain_text', text });

const input = (id: string, label: string, element: object, optional = false) => ({
  type: 'input',
  block_id: id,
  optional,
  label: plainText(label),
  element: { ...element, action_id: 'value' },
});

const viewOf = ({ incidentId, incidentAt }: Interaction) => ({
  type: 'modal',
  callback_id: 'bandog-except',
  private_metadata: JSON.stringify({ i: incidentId, a: incidentAt }),
  title: plainText('Except this incident'),
  submit: plainText('Except'),
  close: plainText('Cancel'),
  blocks: [
    input('reason', 'Why it was meant', { type: 'plain_text_input', max_length: 500 }),
    input('until', 'Last day it may stay so', { type: 'datepicker' }),
    input('ticket', 'Ticket', { type: 'plain_text_input', max_length: 100 }, true),
  ],
});
