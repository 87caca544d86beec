import type { Interaction } from '../domain/violation/interaction.ts';
import type { ExceptionForm } from '../ports/exception-form.ts';
import type { PrivateReply } from '../ports/private-reply.ts';
import { type ActDeps, actOnIncident, RefusedAction } from './act-on-incident.ts';
import { around } from './find-incident.ts';

export interface RespondDeps extends ActDeps {
  readonly form: ExceptionForm;
  readonly reply: PrivateReply;
  /** Ids of those who may act. */
  readonly allowedUsers: readonly string[];
}

/** What became of it. */
export type Response = { readonly kind: 'done' } | { readonly kind: 'form opened' } | Refusal;

type Refusal = {
  /** Why the person could not be told, if so. */
  readonly untold?: unknown;
} & (
  | { readonly kind: 'not allowed' }
  /** Something to put right; `field` is one of the form's. */
  | { readonly kind: 'refused'; readonly field: RefusedAction['field']; readonly why: string }
);

/** Does what somebody asked for by a button or a form, if they may; who may not is told so. */
export async function respond(
  { reply, ...deps }: RespondDeps,
  interaction: Interaction,
): Promise<Response> {
  const response = await act(deps, interaction);
  if (response.kind !== 'not allowed' && response.kind !== 'refused') return response;
  try {
    await reply.say(interaction, refusalText(response, interaction));
    return response;
  } catch (untold) {
    return { ...response, untold };
  }
}

const refusalText = (refusal: Refusal, { userId }: Interaction): string =>
  refusal.kind === 'refused'
    ? `Bandog did nothing: ${refusal.why}.`
    : `Bandog did nothing: your member id ${userId} is not among the allowedUsers of this channel in bandog.yaml.`;

async function act(
  { form, allowedUsers, ...deps }: Omit<RespondDeps, 'reply'>,
  interaction: Interaction,
): Promise<Response> {
  if (!allowedUsers.includes(interaction.userId)) return { kind: 'not allowed' };
  const { wish, id, by, name, incidentId, incidentAt } = interaction;
  if (wish.kind === 'ask-exception') {
    await form.open(interaction, wish.trigger);
    return { kind: 'form opened' };
  }
  const request = { id, by, name, incident: incidentId, window: around(incidentAt) };
  try {
    await actOnIncident(deps, { ...request, ...wish, means: 'slack' });
    return { kind: 'done' };
  } catch (error) {
    if (!(error instanceof RefusedAction)) throw error;
    return { kind: 'refused', field: error.field, why: error.message };
  }
}
