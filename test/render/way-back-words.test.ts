import { describe, expect, it } from 'vitest';
import type { Difference } from '../../lib/domain/change/difference.ts';
import { toAlerts } from '../../lib/domain/violation/alert.ts';
import type { ChangeViolation } from '../../lib/domain/violation/violation.ts';
import { differenceText } from '../../lib/render/difference-words.ts';
import { email } from '../../lib/render/email.ts';
import { violationTable } from '../../lib/render/html/violation-table.ts';
import { planBlocks } from '../../lib/render/markdown-plans.ts';
import { shortPlan } from '../../lib/render/plan-words.ts';
import { resolutionText } from '../../lib/render/resolution-words.ts';
import { slack } from '../../lib/render/slack.ts';
import { changeBy, consoleEvent } from '../builders.ts';

const readAt = '2026-11-23T10:06:00.000Z';
const at = '2026-11-23T10:05:00Z';
const attached = (roleName: string, given: Partial<ChangeViolation> = {}) =>
  changeBy({
    event: consoleEvent({
      service: 'iam',
      action: 'AttachRolePolicy',
      subjectKeys: ['111122223333::iam/role/app#attached-policy/x'],
      parameters: { roleName, policyArn: 'arn:aws:iam::aws:policy/X' },
    }),
    ...given,
  });
const command =
  'aws iam detach-role-policy --role-name App --policy-arn arn:aws:iam::aws:policy/X --region eu-central-1';
const [alert] = toAlerts([attached('App')]);
if (alert === undefined) throw new Error('no alert');

describe('how a violation ended, in words', () => {
  it.each([
    ['2026-11-23T10:05:40Z', 'put back 40 s later by eli (manual)'],
    ['2026-11-23T10:17:00Z', 'put back 12 min later by eli (manual)'],
    ['2026-11-23T15:05:00Z', 'put back 5 h later by eli (manual)'],
    ['2026-11-26T10:05:00Z', 'put back 3 days later by eli (manual)'],
  ])('%s', (end, text) => {
    expect(resolutionText({ how: 'put-back', at: end, by: 'eli', origin: 'manual' }, at)).toBe(
      text,
    );
  });

  it('shows hostile names as themselves', () => {
    expect(resolutionText({ how: 'put-back', at, by: '\u001b[2J\u202eeli' }, at)).toBe(
      'put back 0 s later by ␛[2J\ufffdeli',
    );
  });
});

describe('how a resource differs, in words', () => {
  it.each<[Difference, string]>([
    [
      {
        kind: 'in-sync',
        source: 'stack Shop',
        readAt,
        touched: { kind: 'still-there', detail: 'p is there' },
      },
      'the change is still there (p is there); nothing that stack Shop declares differs',
    ],
    [
      {
        kind: 'differs',
        source: 'stack Shop',
        readAt,
        properties: [
          { path: '/Path', expected: '/', actual: '/x/', change: 'changed' },
          { path: '/A', actual: '1', change: 'added' },
          { path: '/B', expected: '2', change: 'removed' },
          { path: '/C', expected: '2', change: 'removed' },
        ],
      },
      'differs from stack Shop: /Path is /x/, not /, /A is new: 1, /B is missing: 2 and 1 more',
    ],
    [{ kind: 'gone', source: 'stack Shop', readAt }, 'the resource of stack Shop is gone'],
    [
      {
        kind: 'unknown',
        reason: 'no code owns it',
        readAt,
        touched: { kind: 'unknown', reason: 'denied' },
      },
      'whether the change is still there is unknown: denied; not compared: no code owns it',
    ],
  ])('%#', (difference, text) => {
    expect(differenceText(difference)).toBe(text);
  });
});

describe('the plan in an alert', () => {
  it('says what to know before the command is run, and nothing where there is nothing', () => {
    const policy = changeBy({
      event: consoleEvent({
        service: 'iam',
        action: 'PutRolePolicy',
        parameters: { roleName: 'app', policyName: 'all' },
      }),
    });
    const { commands, facts } = shortPlan(policy);
    expect(commands[0]?.text).toContain('aws iam delete-role-policy --role-name app ');
    expect(facts).toContainEqual({
      label: 'Take care',
      text: 'Only if there was none before: what it replaced is not in the log.',
    });
    expect(shortPlan(attached('App')).facts.map(({ label }) => label)).not.toContain('Take care');
  });

  it('does not show a note in place of a command that is too long', () => {
    const tagged = changeBy({
      event: consoleEvent({
        service: 'ec2',
        action: 'CreateTags',
        parameters: {
          'resourcesSet.0.resourceId': 'i-0a1b2c3d4e5f60718',
          'tagSet.0.key': 'k'.repeat(500),
        },
      }),
    });
    expect(shortPlan(tagged)).toMatchObject({
      commands: [],
      facts: [{ label: 'Put it back', text: expect.stringContaining('in full') }],
    });
  });

  it('is one command, whole', () => {
    expect(shortPlan(attached('App')).commands).toEqual([
      { label: 'To put it back', text: command },
    ]);
    expect(email(alert).body.split('\n')).toContain(command);
    expect(JSON.stringify(slack(alert))).toContain(`\`\`\`${command}\`\`\``);
  });

  it('is not shown in Slack when Slack would change it, nor anywhere when it would be cut', () => {
    const [odd] = toAlerts([attached('a~b*c`d')]);
    if (odd === undefined) throw new Error('no alert');
    expect(JSON.stringify(slack(odd))).toContain('see bandog explain');
    expect(shortPlan(attached('x'.repeat(600)))).toMatchObject({
      commands: [],
      facts: [{ label: 'Put it back' }, { label: 'Keep it' }],
    });
  });

  it('is not offered for what has ended, nor for a deployment that lacks its review', () => {
    expect(shortPlan(attached('App', { resolution: { how: 'removed', at } }))).toEqual({
      commands: [],
      facts: [],
    });
    expect(shortPlan(attached('App', { kind: 'unreviewed-deployment' }))).toEqual({
      commands: [],
      facts: [],
    });
  });

  it('says what it cannot do', () => {
    expect(shortPlan(changeBy()).facts[0]?.text).toContain('is not known here');
  });
});

describe('the plan in a report', () => {
  it('is markup-safe in HTML', () => {
    const page = String(
      violationTable([attached('</code><script>x</script>')], 1, { violations: 1, plans: 1 }),
    );
    expect(page).toContain('The way back');
    expect(page).not.toContain('<script>');
  });

  it('cannot leave its fence in Markdown', () => {
    const blocks = planBlocks([attached('```\n# x')]).join('\n');
    expect(blocks).toContain('No command is shown');
    const [, fence = ''] = /\n(`{3,})\n/.exec(planBlocks([attached('a````b')]).join('\n')) ?? [];
    expect(fence).toBe('`````');
  });

  it('is left out for what has ended', () => {
    const ended = attached('App', { resolution: { how: 'put-back', at, by: 'eli' } });
    expect(planBlocks([ended])).toEqual([]);
    expect(String(violationTable([ended], 1, { violations: 1, plans: 1 }))).toContain(
      'put back 0 s later by eli',
    );
  });
});
