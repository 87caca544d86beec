import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import cdk from '../../cdk.json' with { type: 'json' };
import { parseRecord } from '../../lib/adapters/aws/cloudtrail/parse-record.ts';
import { toSettings } from '../../lib/config/settings.ts';
import { addStacks } from '../../lib/infra/stacks/add-stacks.ts';
import { renderJson } from '../../lib/render/json.ts';
import { record } from '../helpers/record.ts';

describe('a secret', () => {
  it('is in no environment and no output of a stack: names alone are', () => {
    const app = new App({ context: { ...cdk.context, 'aws:cdk:bundling-stacks': [] } });
    const document = { alerts: { slackWebhookSecret: 'bandog/slack' } };
    addStacks(app, toSettings(document), { region: 'eu-central-1' });
    for (const stack of app.node.children.filter((it) => it instanceof Stack)) {
      const template = Template.fromStack(stack);
      expect(JSON.stringify(template.toJSON())).not.toMatch(/resolve:secretsmanager|SecretString/);
      for (const { Properties } of Object.values(template.findResources('AWS::Lambda::Function')))
        for (const name of Object.keys(Properties.Environment?.Variables ?? {}))
          expect(name).toMatch(/^(BANDOG|AWS|NODE|POWERTOOLS)_/);
    }
  });

  it.each([
    ['environment', { variables: { token: 'hidden-value', bucketName: 'hidden-value' } }],
    ['masterUserPassword', 'hidden-value'],
    ['secretString', 'hidden-value'],
    ['userData', 'hidden-value'],
    ['authToken', 'hidden-value'],
    ['sshPrivateKey', 'hidden-value'],
    ['temporaryCredentials', { key: 'hidden-value' }],
  ])(
    'in the parameter %s of a call is not kept, so it is in no table, log or report',
    (name, value) => {
      const requestParameters = { functionName: 'web', [name]: value };
      const { event } = parseRecord(record({ requestParameters }), { source: 'x', place: 'y' });
      expect(renderJson(event)).not.toContain('hidden-value');
      expect(event?.parameters).toEqual(expect.objectContaining({ functionName: 'web' }));
    },
  );
});
