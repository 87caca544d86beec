import * as z from 'zod';
import { limitsSchema, quietHoursSchema, routeSchema } from './alert-plan-schema.ts';
import { text } from './schema-parts.ts';

const secret = (holds: string) =>
  text.describe(`Name of the Secrets Manager secret that holds ${holds}`);

const slackActions = z.strictObject({
  signingSecret: secret("the app's signing secret"),
  allowedUsers: z
    .array(z.string().regex(/^[UW][A-Z0-9]{2,20}$/, "write a member's id, e.g. U0123456789"))
    .min(1)
    .describe('Ids of the members who may use the buttons'),
  reservedConcurrency: z
    .int()
    .min(1)
    .max(100)
    .optional()
    .describe('How many requests are answered at once; taken from the concurrency of the account'),
});

const channel = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('slack-bot'),
    tokenSecret: secret('a bot token with the scope chat:write'),
    conversation: z
      .string()
      .regex(/^[CGD][A-Z0-9]{8,}$/, "write the conversation's id, e.g. C0123456789"),
    actions: slackActions
      .optional()
      .describe('Buttons to acknowledge and except; opens a URL for Slack to post to'),
  }),
  z.strictObject({
    type: z.literal('teams'),
    urlSecret: secret('the URL of a workflow that posts what its webhook is sent'),
  }),
  z.strictObject({
    type: z.literal('pagerduty'),
    keySecret: secret('the integration key of an Events API v2 integration'),
    serviceRegion: z.enum(['us', 'eu']).default('us'),
  }),
  z.strictObject({
    type: z.literal('amazon-q'),
  }),
  z.strictObject({
    type: z.literal('webhook'),
    urlSecret: secret('the URL to post to'),
    keySecret: secret('the key that posts are signed with, 32 characters or more'),
  }),
  z.strictObject({
    type: z.literal('event-bus'),
    bus: z
      .string()
      .regex(/^[\w./-]{1,256}$/, "write the name of a bus in Bandog's account and region")
      .default('default'),
  }),
]);

export type ChannelSettings = z.output<typeof channel>;

/** Names of the channels that are there without being listed. */
const builtIn = ['sns', 'slack'];

const channelName = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,39}$/, 'name a channel in small letters, digits and dashes')
  .refine((name) => !builtIn.includes(name), `the names ${builtIn.join(' and ')} are taken`);

const names = z.array(z.string());

/** Names that routes, limits and quiet hours use and that are no channel's. */
function unknownNames(alerts: {
  readonly channels: Readonly<Record<string, unknown>>;
  readonly routes: readonly { readonly to: readonly string[] }[];
  readonly limitsByChannel: Readonly<Record<string, unknown>>;
  readonly quietHours: readonly { readonly channels?: readonly string[] | undefined }[];
}): { readonly path: string; readonly name: string }[] {
  const known = new Set([...builtIn, ...Object.keys(alerts.channels)]);
  const used = [
    ...alerts.routes.flatMap(({ to }) => to.map((name) => ({ path: 'routes', name }))),
    ...Object.keys(alerts.limitsByChannel).map((name) => ({ path: 'limitsByChannel', name })),
    ...alerts.quietHours.flatMap(({ channels = [] }) =>
      channels.map((name) => ({ path: 'quietHours', name })),
    ),
  ];
  return used.filter(({ name }) => !known.has(name));
}

/** How people and programs are told. */
export const alertsSchema = z
  .strictObject({
    email: z
      .array(z.email())
      .default([])
      .describe('Each address must confirm its subscription once'),
    slackWebhookSecret: secret('the incoming webhook URL').optional(),
    channels: z
      .record(channelName, channel)
      .default({})
      .describe('More ways to tell, by a name of your own'),
    routes: z.array(routeSchema(names)).default([]),
    limits: limitsSchema.prefault({}),
    limitsByChannel: z.record(z.string(), limitsSchema).default({}),
    quietHours: z.array(quietHoursSchema(names)).default([]),
  })
  .superRefine((alerts, context) => {
    for (const { path, name } of unknownNames(alerts)) {
      const allowed = [...builtIn, ...Object.keys(alerts.channels)].join(', ');
      context.addIssue({
        code: 'custom',
        path: [path],
        message: `${JSON.stringify(name)} is no channel; there are ${allowed}`,
      });
    }
  });

export type AlertSettings = z.output<typeof alertsSchema>;
