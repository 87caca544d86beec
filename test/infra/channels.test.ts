import { App } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import type { SettingsDocument } from '../../lib/config/schema.ts';
import { toSettings } from '../../lib/config/settings.ts';
import { addStacks } from '../../lib/infra/stacks/add-stacks.ts';

function templateWith(alerts: SettingsDocument['alerts']): Template {
  const app = new App({ context: { 'aws:cdk:bundling-stacks': [] } });
  return Template.fromStack(addStacks(app, toSettings({ alerts }), { region: 'eu-central-1' }));
}

/** Actions and resources of the role of `notify`, as text. */
function rightsOfNotify(template: Template): string {
  const policies = Object.entries(template.findResources('AWS::IAM::Policy'));
  return JSON.stringify(policies.filter(([id]) => id.includes('Notify')));
}

describe('channels', () => {
  it('read the secrets they name, once each, and no other', () => {
    const rights = rightsOfNotify(
      templateWith({
        slackWebhookSecret: 'bandog/slack',
        channels: {
          pager: { type: 'pagerduty', keySecret: 'bandog/pager' },
          again: { type: 'pagerduty', keySecret: 'bandog/pager' },
          siem: { type: 'webhook', urlSecret: 'bandog/url', keySecret: 'bandog/key' },
        },
      }),
    );
    const secrets = [...rights.matchAll(/secret:(bandog\/\w+)/g)].map(([, name]) => name);
    expect(secrets.sort()).toEqual(['bandog/key', 'bandog/pager', 'bandog/slack', 'bandog/url']);
    expect(rightsOfNotify(templateWith({}))).not.toContain('secretsmanager');
  });

  it('put events on the bus they name, and on no other', () => {
    const rights = rightsOfNotify(
      templateWith({ channels: { mine: { type: 'event-bus', bus: 'automation' } } }),
    );
    expect(rights).toContain('event-bus/automation');
    expect(rightsOfNotify(templateWith({}))).not.toContain('events:PutEvents');
  });

  it('have a topic of their own for Amazon Q, and only then', () => {
    const topics = (alerts: SettingsDocument['alerts']) =>
      Object.keys(templateWith(alerts).findResources('AWS::SNS::Topic')).length;
    expect(topics({})).toBe(1);
    expect(topics({ channels: { q: { type: 'amazon-q' } } })).toBe(2);
    templateWith({ channels: { q: { type: 'amazon-q' } } }).hasResourceProperties(
      'AWS::Lambda::Function',
      { Environment: { Variables: { BANDOG_AMAZON_Q_TOPIC_ARN: Match.anyValue() } } },
    );
  });
});
