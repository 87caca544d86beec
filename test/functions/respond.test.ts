import { createHmac } from 'node:crypto';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { DynamoDBDocumentClient, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, test } from 'vitest';
import { toViolationItem } from '../../lib/adapters/aws/violation-item.ts';
import { slackWithButtons } from '../../lib/render/slack-buttons.ts';
import { changeBy } from '../builders.ts';
import { alertOf } from '../render/hostile.ts';
import { captureOutput, lambdaContext, stubLambda } from './lambda.ts';

const signingSecret = 'a-signing-secret-of-the-slack-app';
stubLambda({
  alerts: {
    channels: {
      ops: {
        type: 'slack-bot',
        tokenSecret: 'bandog/token',
        conversation: 'C0123456789',
        actions: { signingSecret: 'bandog/signing', allowedUsers: ['U0ALICE'] },
      },
    },
  },
});
const { handler } = await import('../../functions/respond/handler.ts');
const table = mockClient(DynamoDBDocumentClient);
const secrets = mockClient(SecretsManagerClient);

const violation = changeBy({ incidentId: '0a1b2c3d4e5f60718293a4b5' });

beforeEach(() => {
  captureOutput();
  table.reset();
  secrets.reset();
  secrets
    .on(GetSecretValueCommand, { SecretId: 'bandog/signing' })
    .resolves({ SecretString: signingSecret });
  table.on(PutCommand).resolves({});
  table.on(QueryCommand).callsFake(({ ExpressionAttributeValues }) => {
    const { pk, sk, document } = toViolationItem(violation, 30);
    return { Items: ExpressionAttributeValues[':pk'] === pk ? [{ pk, sk, document }] : [] };
  });
});

/** What Slack posts when a button of the message that was really sent is clicked. */
function click(actionId: string, userId = 'U0ALICE') {
  const blocks = slackWithButtons(alertOf(violation)).blocks;
  const elements = blocks.flatMap((block) => (block.type === 'actions' ? block.elements : []));
  const button = elements.find((it) => it.action_id === actionId);
  return {
    type: 'block_actions',
    user: { id: userId, username: 'alice', team_id: 'T0TEAM' },
    trigger_id: '1.2.3',
    actions: [{ ...button, action_ts: '1700000000.1' }],
  };
}

function submission(
  values: Partial<Record<'reason' | 'ticket' | 'until', string>>,
  userId = 'U0ALICE',
) {
  const entered = (value: string | undefined) => ({ value: { value: value ?? null } });
  return {
    type: 'view_submission',
    user: { id: userId, username: 'alice', team_id: 'T0TEAM' },
    view: {
      id: 'V1',
      callback_id: 'bandog-except',
      private_metadata: JSON.stringify({ i: violation.incidentId, a: violation.at }),
      state: {
        values: {
          reason: entered(values.reason),
          ticket: entered(values.ticket),
          until: { value: { selected_date: values.until ?? null } },
        },
      },
    },
  };
}

interface Sending {
  readonly path?: string;
  readonly key?: string;
  readonly sentAt?: number;
  readonly tamper?: (body: string) => string;
}

async function send(
  payload: unknown,
  { path = '/ops', key = signingSecret, sentAt, tamper }: Sending = {},
) {
  const body = `payload=${encodeURIComponent(JSON.stringify(payload))}`;
  const timestamp = String(Math.floor((sentAt ?? Date.now()) / 1000));
  const mac = createHmac('sha256', key).update(`v0:${timestamp}:${body}`).digest('hex');
  const event = {
    rawPath: path,
    headers: { 'x-slack-request-timestamp': timestamp, 'x-slack-signature': `v0=${mac}` },
    body: Buffer.from((tamper ?? String)(body)).toString('base64'),
    isBase64Encoded: true,
  };
  return handler(event as Parameters<typeof handler>[0], lambdaContext);
}

const recorded = () =>
  table
    .commandCalls(PutCommand)
    .map(({ args }) => args[0].input.Item ?? {})
    .filter(({ pk }) => String(pk).startsWith('ACTION#'))
    .map(({ document }) => JSON.parse(document));
const nextWeek = () => new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10);

describe('a click', () => {
  test('on Acknowledge is recorded, with who it was', async () => {
    expect(await send(click('bandog-acknowledge'))).toEqual({ statusCode: 200 });
    expect(recorded()).toMatchObject([
      {
        kind: 'acknowledge',
        incidentId: violation.incidentId,
        by: 'slack:T0TEAM/U0ALICE',
        name: 'alice',
        means: 'slack',
      },
    ]);
    expect(table.commandCalls(PutCommand)[0]?.args[0].input.Item?.['pk']).toBe('ACTION#2026-11-23');
  });

  test.each(['reverted', 'adopted'])('on %s resolves it', async (how) => {
    expect(await send(click(`bandog-${how}`))).toEqual({ statusCode: 200 });
    expect(recorded()).toMatchObject([{ kind: 'resolve', how, by: 'slack:T0TEAM/U0ALICE' }]);
  });

  test('that Slack sends again has the same id', async () => {
    await send(click('bandog-acknowledge'));
    await send(click('bandog-acknowledge'));
    expect(new Set(recorded().map(({ id }) => id)).size).toBe(1);
  });

  test('by somebody who is not on the list does nothing', async () => {
    expect(await send(click('bandog-acknowledge', 'U0MALLORY'))).toEqual({ statusCode: 200 });
    expect(recorded()).toEqual([]);
  });
});

describe('the form', () => {
  test('records the exception', async () => {
    const until = nextWeek();
    const answer = await send(submission({ reason: 'meant', ticket: 'OPS-7', until }));
    expect(answer).toEqual({ statusCode: 200 });
    expect(recorded()).toMatchObject([{ kind: 'except', reason: 'meant', ticket: 'OPS-7', until }]);
  });

  test.each([
    ['until', { reason: 'meant' }],
    ['until', { reason: 'meant', until: '2020-01-01' }],
    ['reason', { until: nextWeek() }],
  ] as const)('says at %s what to put right', async (field, values) => {
    const answer = await send(submission(values));
    expect(JSON.parse(answer.body ?? '')).toMatchObject({
      response_action: 'errors',
      errors: { [field]: expect.any(String) },
    });
    expect(recorded()).toEqual([]);
  });

  test('of somebody who is not on the list says so', async () => {
    const answer = await send(submission({ reason: 'x', until: nextWeek() }, 'U0MALLORY'));
    expect(answer.body).toContain('allowedUsers');
    expect(recorded()).toEqual([]);
  });
});

describe('who is not proven to be Slack learns nothing and does nothing', () => {
  const ack = click('bandog-acknowledge');
  test.each<[string, Sending]>([
    ['another key', { key: 'guessed' }],
    ['another body', { tamper: (body) => body.replace('U0ALICE', 'U0MALLORY') }],
    ['ten minutes ago', { sentAt: Date.now() - 600_000 }],
    ['in ten minutes', { sentAt: Date.now() + 600_000 }],
    ['another channel', { path: '/other' }],
    ['no channel', { path: '/' }],
    ['a huge body', { tamper: (body) => body.padEnd(200_000, 'x') }],
  ])('%s', async (_, sending) => {
    expect(await send(ack, sending)).toEqual({ statusCode: 401 });
    expect(recorded()).toEqual([]);
  });
});

test.each([
  [{ type: 'block_actions' }],
  [{ ...click('bandog-acknowledge'), actions: [] }],
  [
    {
      ...click('bandog-acknowledge'),
      actions: [{ action_id: 'other', action_ts: '1', value: '{}' }],
    },
  ],
  ['text'],
  [null],
])('what is none of ours changes nothing: %j', async (payload) => {
  expect(await send(payload)).toMatchObject({ statusCode: 200 });
  expect(recorded()).toEqual([]);
});
