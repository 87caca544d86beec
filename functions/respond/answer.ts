import type { Interaction } from '../../lib/domain/violation/interaction.ts';
import { type RespondDeps, type Response, respond } from '../../lib/usecases/respond.ts';
import { bodyOf, type UrlRequest } from './url-request.ts';

interface Responder extends RespondDeps {
  readonly isGenuine: (request: {
    readonly headers: Readonly<Record<string, string>>;
    readonly body: Buffer;
  }) => Promise<boolean>;
  readonly interactionOf: (body: Buffer) => Interaction | undefined;
}

export interface Answer {
  readonly statusCode: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface Answered {
  readonly answer: Answer;
  /** For the log. */
  readonly outcome: Response | { readonly kind: 'unknown channel' | 'not genuine' | 'not ours' };
  readonly by?: string;
}

/** Who is not proven to be Slack learns nothing. */
const nothing: Answer = { statusCode: 401 };

/** Answers a request to the URL; its path names the channel. */
export async function answerTo(
  responders: ReadonlyMap<string, Responder>,
  request: UrlRequest,
): Promise<Answered> {
  const responder = responders.get(request.rawPath.slice(1));
  const body = bodyOf(request);
  if (responder === undefined) return { answer: nothing, outcome: { kind: 'unknown channel' } };
  if (body === undefined || !(await responder.isGenuine({ headers: request.headers, body }))) {
    return { answer: nothing, outcome: { kind: 'not genuine' } };
  }
  const interaction = responder.interactionOf(body);
  if (interaction === undefined) return { answer: json({}), outcome: { kind: 'not ours' } };
  const outcome = await respond(responder, interaction);
  return { answer: inSlacksWords(outcome, interaction), outcome, by: interaction.by };
}

const json = (value: unknown): Answer => ({
  statusCode: 200,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(value),
});

/** A form shows what to put right; a button's answer comes in the thread or in a private message. */
function inSlacksWords(outcome: Response, { wish }: Interaction): Answer {
  if (wish.kind !== 'except') return { statusCode: 200 };
  if (outcome.kind === 'not allowed') {
    return errorsAt('reason', 'You are not among alerts.channels.….actions.allowedUsers.');
  }
  return outcome.kind === 'refused'
    ? errorsAt(outcome.field === 'until' ? 'until' : 'reason', outcome.why)
    : { statusCode: 200 };
}

const errorsAt = (field: string, why: string): Answer =>
  json({ response_action: 'errors', errors: { [field]: why } });
