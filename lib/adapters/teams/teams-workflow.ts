import type { Alert } from '../../domain/violation/alert.ts';
import type { Channel } from '../../ports/channel.ts';
import type { Secret } from '../../ports/secret.ts';
import type { JsonPost } from '../webhook/post-json.ts';
import type { Patience } from '../webhook/post-patiently.ts';
import { postWithSecret } from '../webhook/post-with-secret.ts';

interface TeamsWorkflowOptions extends Patience {
  readonly name: string;
  /** The URL of the workflow "Send webhook alerts to a channel". */
  readonly url: Secret;
  /** The message as the workflow takes it, ready for JSON. */
  readonly render: (alert: Alert) => unknown;
  /** Origins besides Microsoft's; they may speak http and be private. */
  readonly trustedOrigins?: readonly string[];
}

/** Where Power Automate takes requests; the older address and the one since 2025. */
const workflowHosts =
  /^[a-z0-9.-]+\.(logic\.azure\.(com|us)|api\.(powerplatform\.com|powerplatform\.us))$/;
/** A workflow that was deleted, turned off or given a new signature. */
const refused = new Set([400, 401, 403, 404, 410]);

/** A Teams channel behind a workflow. Its URL is a secret and appears in no error. */
export function teamsWorkflow(options: TeamsWorkflowOptions): Channel {
  return {
    name: options.name,
    follows: 'outcomes',
    async deliver(alert) {
      const body = JSON.stringify(options.render(alert));
      const { status, body: said } = await postWithSecret(
        {
          secret: options.url,
          message: (url) => messageTo(url, body, options),
          isRefused: (answer) => refused.has(answer.status),
        },
        options,
      );
      if (status === 200 || status === 202) return;
      const advice = refused.has(status)
        ? 'look at the workflow’s run history and put its URL into the secret'
        : 'it will be tried again';
      throw new Error(`teams answered ${status} ${JSON.stringify(said.slice(0, 200))}; ${advice}`);
    },
  };
}

/** Whether a text is the URL of a workflow. */
export function isTeamsWorkflow(text: string): boolean {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  return url?.protocol === 'https:' && url.port === '' && workflowHosts.test(url.hostname);
}

function messageTo(
  url: string,
  body: string,
  { trustedOrigins = [] }: TeamsWorkflowOptions,
): JsonPost {
  const origin = URL.canParse(url) ? new URL(url).origin : '';
  if (!isTeamsWorkflow(url) && !trustedOrigins.includes(origin)) {
    throw new Error(
      "the teams secret is not the URL of a workflow (…logic.azure.com or …api.powerplatform.com); store the workflow's URL alone, as plain text",
    );
  }
  return { to: 'teams', url, body, trustedOrigins };
}
