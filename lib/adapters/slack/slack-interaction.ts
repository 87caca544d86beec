import { createHash } from 'node:crypto';
import * as z from 'zod';
import type { Interaction } from '../../domain/violation/interaction.ts';

const user = z.looseObject({
  id: z.string().regex(/^[UW][A-Z0-9]{2,20}$/),
  username: z.string().default(''),
  team_id: z.string().default('unknown'),
});

/** What the buttons and the form of Bandog's own messages carry. */
const about = z
  .string()
  .max(200)
  .transform((text, context) => {
    const parsed = aboutSchema.safeParse(jsonOf(text));
    if (parsed.success) return parsed.data;
    context.addIssue({ code: 'custom', message: 'names no incident' });
    return z.NEVER;
  });
const aboutSchema = z.object({ i: z.string().min(1).max(64), a: z.iso.datetime() });

const click = z.looseObject({
  type: z.literal('block_actions'),
  user,
  trigger_id: z.string().max(200),
  response_url: z.string().max(500).optional(),
  actions: z.tuple([
    z.looseObject({
      action_id: z.enum([
        'bandog-acknowledge',
        'bandog-except',
        'bandog-reverted',
        'bandog-adopted',
      ]),
      action_ts: z.string().max(40),
      value: about,
    }),
  ]),
});

const entered = z.looseObject({ value: z.string().max(500).nullish() });

const submission = z.looseObject({
  type: z.literal('view_submission'),
  user,
  view: z.looseObject({
    id: z.string().max(40),
    callback_id: z.literal('bandog-except'),
    private_metadata: about,
    state: z.looseObject({
      values: z.looseObject({
        reason: z.looseObject({ value: entered }),
        ticket: z.looseObject({ value: entered }),
        until: z.looseObject({ value: z.looseObject({ selected_date: z.string().nullish() }) }),
      }),
    }),
  }),
});

const payloadSchema = z.union([click, submission]);

/**
 * What a request from Slack asks for; undefined when it is nothing that Bandog's messages offer. Call it
 * on a body whose signature was verified.
 */
export function interactionOf(body: Buffer): Interaction | undefined {
  const payload = new URLSearchParams(body.toString()).get('payload');
  const parsed = payloadSchema.safeParse(jsonOf(payload ?? ''));
  if (!parsed.success) return undefined;
  const { data } = parsed;
  return data.type === 'block_actions' ? fromClick(data) : fromSubmission(data);
}

const who = ({ id, username, team_id }: z.output<typeof user>) => ({
  userId: id,
  by: `slack:${team_id.slice(0, 20)}/${id}`,
  name: username.slice(0, 100),
});

/** Slack sends a request again when it hears no answer. */
const idOf = (...parts: readonly string[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32);

function fromClick({
  user: by,
  trigger_id,
  response_url,
  actions: [action],
}: z.output<typeof click>): Interaction {
  const { action_id, action_ts, value } = action;
  return {
    ...who(by),
    id: idOf(by.id, action_id, action_ts, value.i),
    incidentId: value.i,
    incidentAt: value.a,
    wish: wishOf(action_id, trigger_id),
    ...(response_url !== undefined && { replyUrl: response_url }),
  };
}

function wishOf(
  actionId: z.output<typeof click>['actions'][0]['action_id'],
  trigger: string,
): Interaction['wish'] {
  switch (actionId) {
    case 'bandog-acknowledge':
      return { kind: 'acknowledge' };
    case 'bandog-except':
      return { kind: 'ask-exception', trigger };
    case 'bandog-reverted':
      return { kind: 'resolve', how: 'reverted' };
    case 'bandog-adopted':
      return { kind: 'resolve', how: 'adopted' };
  }
}

function fromSubmission({ user: by, view }: z.output<typeof submission>): Interaction {
  const { reason, ticket, until } = view.state.values;
  const number = ticket.value.value?.trim();
  return {
    ...who(by),
    id: idOf(by.id, view.id),
    incidentId: view.private_metadata.i,
    incidentAt: view.private_metadata.a,
    wish: {
      kind: 'except',
      reason: reason.value.value ?? '',
      until: until.value.selected_date ?? '',
      ...(number && { ticket: number }),
    },
  };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
