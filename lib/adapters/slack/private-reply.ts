import type { Interaction } from '../../domain/violation/interaction.ts';
import type { PrivateReply } from '../../ports/private-reply.ts';
import { type PostJson, postJson } from '../webhook/post-json.ts';
import { isSlackWebhook } from './slack-webhook.ts';

interface PrivateReplyOptions {
  /** @default postJson, which is the guarded one */
  readonly post?: PostJson;
}

/** Slack waits three seconds for the answer to a click; the rest is for what was asked. */
const timeoutMs = 1500;

/**
 * A message that only the person who clicked sees, at the address Slack sent along. It is posted to
 * Slack's own hosts alone, once, and the message with the buttons stays as it is.
 */
export function slackPrivateReply({ post = postJson }: PrivateReplyOptions = {}): PrivateReply {
  return {
    async say({ replyUrl }: Interaction, text) {
      if (replyUrl === undefined) return;
      if (!isSlackWebhook(replyUrl)) {
        throw new Error("the address to reply to is none of Slack's; nothing was sent there");
      }
      const body = JSON.stringify({
        response_type: 'ephemeral',
        replace_original: false,
        text,
      });
      const { status } = await post({ to: 'slack', url: replyUrl, body, timeoutMs });
      if (status !== 200) throw new Error(`slack answered ${status} to a private reply`);
    },
  };
}
