import { slackExceptionForm } from '../adapters/slack/exception-form.ts';
import { slackPrivateReply } from '../adapters/slack/private-reply.ts';
import { interactionOf } from '../adapters/slack/slack-interaction.ts';
import { isFromSlack, type SignedRequest } from '../adapters/slack/slack-signature.ts';
import { readBundledSettings } from '../config/bundled-settings.ts';
import type { Environment } from '../config/environment.ts';
import type { Interaction } from '../domain/violation/interaction.ts';
import type { ExceptionForm } from '../ports/exception-form.ts';
import type { PrivateReply } from '../ports/private-reply.ts';
import { secretOf } from './channels.ts';
import { type IncidentParts, wireIncidents } from './incidents.ts';
import { systemClock } from './system-clock.ts';

interface RespondParts extends IncidentParts {
  readonly form: ExceptionForm;
  readonly reply: PrivateReply;
  readonly allowedUsers: readonly string[];
  /** Whether the other side is who it says; called before anything is read. */
  readonly isGenuine: (request: SignedRequest) => Promise<boolean>;
  readonly interactionOf: (body: Buffer) => Interaction | undefined;
}

/** What answers for each Slack channel that has actions, by its name. */
export function wireRespond(environment: Environment): ReadonlyMap<string, RespondParts> {
  const { alerts, deployment } = readBundledSettings(environment.settingsFile);
  const incidents = wireIncidents(environment.tableName, deployment.keepDays);
  return new Map(
    Object.entries(alerts.channels).flatMap(([name, channel]) => {
      if (channel.type !== 'slack-bot' || channel.actions === undefined) return [];
      const { signingSecret, allowedUsers } = channel.actions;
      const signing = secretOf(signingSecret);
      const parts: RespondParts = {
        ...incidents,
        reply: slackPrivateReply(),
        form: slackExceptionForm({ token: secretOf(channel.tokenSecret) }),
        allowedUsers,
        isGenuine: async (request) =>
          isFromSlack(request, await signing.read(), systemClock.now().getTime()),
        interactionOf,
      };
      return [[name, parts] as const];
    }),
  );
}
