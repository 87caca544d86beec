import * as z from 'zod';
import type { Secret } from '../../ports/secret.ts';
import type { Patience } from '../webhook/post-patiently.ts';
import { postWithSecret } from '../webhook/post-with-secret.ts';

export interface SlackApi extends Patience {
  /** A bot token (`xoxb-…`). It appears in no error. */
  readonly token: Secret;
  /** @default Slack's own */
  readonly origin?: string;
}

const answerSchema = z.looseObject({ ok: z.boolean(), error: z.string().optional() });
/** Slack's words for a token that was revoked or replaced. */
const staleToken = /^(invalid_auth|token_revoked|token_expired|account_inactive|not_authed)$/;

/** Calls a method of Slack's Web API, e.g. `chat.postMessage`; throws unless the answer is `ok`. */
export async function callSlack(
  { token, origin, ...patience }: SlackApi,
  method: string,
  args: object,
): Promise<Record<string, unknown>> {
  const { status, body } = await postWithSecret(
    {
      secret: token,
      message: (secret) => ({
        to: 'slack',
        url: `${origin ?? 'https://slack.com'}/api/${method}`,
        body: JSON.stringify(args),
        headers: { authorization: `Bearer ${tokenOf(secret)}` },
        ...(origin !== undefined && { trustedOrigins: [origin] }),
      }),
      isRefused: (answer) => staleToken.test(read(answer.body)?.error ?? ''),
    },
    patience,
  );
  const answer = read(body);
  if (status === 200 && answer?.ok) return answer;
  const said = answer?.error ?? JSON.stringify(body.slice(0, 200));
  throw new Error(`slack's ${method} answered ${status}: ${said}${advice(answer?.error)}`);
}

/** Whether a text has the form of a bot token. */
export const isBotToken = (text: string): boolean => /^xoxb-[\w-]+$/.test(text);

function tokenOf(secret: string): string {
  if (isBotToken(secret)) return secret;
  throw new Error(
    'the slack secret is not a bot token (xoxb-…); store the token alone, as plain text',
  );
}

function read(body: string): z.output<typeof answerSchema> | undefined {
  try {
    return answerSchema.parse(JSON.parse(body));
  } catch {
    return undefined;
  }
}

function advice(error: string | undefined): string {
  if (error === 'not_in_channel' || error === 'channel_not_found') {
    return '; invite the app into the channel, and name the channel by its id';
  }
  if (error === 'missing_scope') return '; give the app the scope chat:write and install it again';
  return error !== undefined && staleToken.test(error)
    ? '; put a working bot token into the secret'
    : '';
}
