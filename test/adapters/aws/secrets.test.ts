import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, expect, test } from 'vitest';
import { awsSecret } from '../../../lib/adapters/aws/secrets.ts';
import { memoryClock } from '../../../lib/adapters/memory/clock.ts';

const manager = mockClient(SecretsManagerClient);
const secret = (stepMs = 0) =>
  awsSecret(new SecretsManagerClient({ region: 'eu-central-1' }), {
    secretId: 'slack',
    clock: memoryClock('2026-11-23T10:00:00Z', stepMs),
  });

beforeEach(() => manager.reset());

test('is fetched once in five minutes, and again when asked for afresh', async () => {
  manager
    .on(GetSecretValueCommand)
    .resolvesOnce({ SecretString: ' old\n' })
    .resolves({ SecretString: 'new' });
  const kept = secret();
  expect([await kept.read(), await kept.read()]).toEqual(['old', 'old']);
  expect(await kept.read({ fresh: true })).toBe('new');
  expect(await kept.read()).toBe('new');
  expect(manager.commandCalls(GetSecretValueCommand)).toHaveLength(2);
});

test('a copy of five minutes is old', async () => {
  manager.on(GetSecretValueCommand).resolves({ SecretString: 'value' });
  const kept = secret(300_000);
  await kept.read();
  await kept.read();
  expect(manager.commandCalls(GetSecretValueCommand)).toHaveLength(2);
});

test('no text and no access surface with the name of the secret', async () => {
  manager.on(GetSecretValueCommand).resolves({ SecretBinary: new Uint8Array([1]) });
  await expect(secret().read()).rejects.toThrow('secret slack holds no text');
  manager
    .on(GetSecretValueCommand)
    .rejects(Object.assign(new Error('no'), { name: 'AccessDeniedException' }));
  await expect(secret().read()).rejects.toThrow('allow secretsmanager:GetSecretValue');
});
