import * as z from 'zod';
import type { Alert } from '../../domain/violation/alert.ts';
import { atLeast } from '../../domain/violation/severity.ts';
import type { Channel } from '../../ports/channel.ts';
import type { ThreadLog } from '../../ports/thread-log.ts';
import { callSlack, type SlackApi } from './slack-api.ts';

interface SlackThreadOptions {
  readonly name: string;
  readonly api: SlackApi;
  /** Id of the conversation, e.g. `C0123456789`. */
  readonly conversation: string;
  readonly threads: ThreadLog;
  /** The message as Slack takes it, without where it goes. */
  readonly render: (alert: Alert) => object;
}

const postedSchema = z.object({ ts: z.string() });

/**
 * A conversation in Slack with one thread an incident: what follows is told in the thread, and in the
 * conversation as well when it is high or critical, so that nothing grave hides under something small.
 */
export function slackThread(options: SlackThreadOptions): Channel {
  const { name, api, conversation, threads, render } = options;
  return {
    name,
    follows: 'everything',
    async deliver(alert) {
      const thread = await threads.find(alert.incidentId);
      const isUpdate = alert.standing !== undefined && alert.standing.state !== 'expired';
      // It was told in a digest: there is no thread to put it in.
      if (isUpdate && thread === undefined) return;
      const reply = {
        thread_ts: thread,
        reply_broadcast: !isUpdate && atLeast(alert.severity, 'high'),
      };
      const answer = await callSlack(api, 'chat.postMessage', {
        channel: conversation,
        ...render(alert),
        ...(thread !== undefined && reply),
      });
      if (thread === undefined) {
        await threads.keep(alert.incidentId, postedSchema.parse(answer).ts);
      }
    },
  };
}
