import type { Interaction } from '../domain/violation/interaction.ts';
import type { ExceptionForm } from '../ports/exception-form.ts';
import { type ActDeps, actOnIncident, RefusedAction } from './act-on-incident.ts';
import { around } from './find-incident.ts';

export interface RespondDeps extends ActDeps {
  readonly form: ExceptionForm;
  /** Ids of those who may act. */
  readonly allowedUsers: readonly string[];
}

/** What became of it. */
export type Response =
  | { readonly kind: 'done' }
  | { readonly kind: 'form opened' }
  | { readonly kind: 'not allowed' }
  /** Something to put right; `field` is one of the form's. */
  | { readonly kind: 'refused'; readonly field: RefusedAction['field']; readonly why: string };

/** Does what somebody asked for by a button or a form, if they may. */
export async function respond(
  { form, allowedUsers, ...deps }: RespondDeps,
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
