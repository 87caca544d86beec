import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { defaultSettings } from '../../lib/config/default-settings.ts';
import { loadSettings } from '../../lib/config/load-settings.ts';
import { nearest } from '../../lib/config/nearest.ts';
import { parseSettings } from '../../lib/config/parse-settings.ts';
import { SettingsError } from '../../lib/config/settings-error.ts';

/** The problems of a text, without the file's name, as `line:column field: message`. */
function problemsOf(text: string): string[] {
  try {
    parseSettings(text, 'f');
  } catch (error) {
    if (error instanceof SettingsError) return error.message.split('\n').slice(1).map(strip);
    throw error;
  }
  return [];
}
const strip = (line: string): string => line.trim().replace(/^f:/, '');

const wrong: { name: string; text: string; expect: string[] }[] = [
  {
    name: 'an unknown key',
    text: 'changes:\n  approvedPrincipal: []\n',
    expect: ['2:3 changes.approvedPrincipal: unknown key; did you mean `approvedPrincipals`?'],
  },
  {
    name: 'an unknown key that is like no other',
    text: 'notify: {}\n',
    expect: [
      '1:1 notify: unknown key; allowed are changes, money, alerts, owners, differences, review, deployment, health, scorecard, metrics',
    ],
  },
  {
    name: 'an unknown effect',
    text: 'changes:\n  severityByEffect: { permisson: high }\n',
    expect: ['2:23 changes.severityByEffect.permisson: unknown key; did you mean `permission`?'],
  },
  {
    name: 'a date that does not exist',
    text: 'changes:\n  exceptions:\n    - { action: x, reason: x, until: 2026-02-30 }\n',
    expect: [
      '3:38 changes.exceptions[0].until: "2026-02-30" is not allowed; write a date that exists as YYYY-MM-DD',
    ],
  },
  {
    name: 'an account number that lost its zero',
    text: 'changes:\n  exceptions:\n    - action: x\n      reason: x\n      until: 2026-01-01\n      account: 012345678901\n',
    expect: [
      '6:16 changes.exceptions[0].account: 012345678901 is not allowed; it is read as a number or true/false: put it in quotes',
    ],
  },
  {
    name: 'an exception for everything',
    text: 'changes:\n  exceptions:\n    - reason: x\n      until: 2026-01-01\n',
    expect: [
      '3:7 changes.exceptions[0]: name at least one of principal, action, resource: an exception for everything is none',
    ],
  },
  {
    name: 'a misspelt severity',
    text: 'changes: { unknownOrigin: hgih }\n',
    expect: [
      '1:27 changes.unknownOrigin: "hgih" is not allowed; did you mean `high`? write one of critical, high, medium, low, info, off',
    ],
  },
  {
    name: 'an empty list',
    text: 'changes:\n  approvedPrincipals:\n',
    expect: ['2:22 changes.approvedPrincipals: is empty; write a list, or leave the key out'],
  },
  {
    name: 'a misspelt key of a budget, of the alternative that was meant',
    text: 'money:\n  budgets:\n    - nme: all\n      monthlyAmount: 5\n',
    expect: [
      '3:7 money.budgets[0].name: is missing; write text',
      '3:7 money.budgets[0].nme: unknown key; did you mean `name`?',
    ],
  },
  {
    name: 'a misspelt source',
    text: 'money:\n  budgets:\n    - source: aws-budget\n',
    expect: ['3:15 money.budgets[0].source: "aws-budget" is not allowed; write aws-budgets'],
  },
  {
    name: 'an amount in quotes',
    text: 'money: { budgets: [{ name: a, monthlyAmount: "12" }] }\n',
    expect: ['1:46 money.budgets[0].monthlyAmount: "12" is not allowed; write a number or a map'],
  },
  {
    name: 'months that do not exist and negative amounts',
    text: 'money:\n  budgets:\n    - name: a\n      monthlyAmount:\n        2026-13: 5\n        2026-01: -1\n',
    expect: [
      '5:9 money.budgets[0].monthlyAmount.2026-13: this key is not allowed; write months as YYYY-MM',
      '6:18 money.budgets[0].monthlyAmount.2026-01: -1 is not allowed; write a number of at least 0',
    ],
  },
  {
    name: 'a number that is not among the allowed ones',
    text: 'deployment: { logRetentionDays: 8 }\n',
    expect: [
      '1:33 deployment.logRetentionDays: 8 is not allowed; write 7 or 14 or 30 or 90 or 180 or 365',
    ],
  },
  {
    name: 'an address that is none',
    text: 'alerts: { email: [ops] }\n',
    expect: ['1:19 alerts.email[0]: "ops" is not allowed; write an e-mail address'],
  },
  {
    name: 'a key written twice, with the other problems',
    text: 'alerts:\n  email: [a@example.com]\n  email: [b]\n',
    expect: [
      '3:3 this key is written twice in one map; keep one of them',
      '3:11 alerts.email[0]: "b" is not allowed; write an e-mail address',
    ],
  },
  {
    name: 'a key written twice and nothing else',
    text: 'alerts: {}\nalerts: {}\n',
    expect: ['2:1 this key is written twice in one map; keep one of them'],
  },
  {
    name: 'a tab',
    text: 'changes:\n\tunknownOrigin: low\n',
    expect: ['2:1 a tab indents this line; YAML wants spaces'],
  },
  {
    name: 'a second document',
    text: 'changes: {}\n---\nmoney: {}\n',
    expect: ['2:1 a second document starts here; write one only'],
  },
  { name: 'a list', text: '- a\n', expect: ['1:1 a list is not allowed here; write a map'] },
];

describe('parseSettings', () => {
  it.each(wrong)('tells about $name', ({ text, expect: expected }) => {
    expect(problemsOf(text)).toEqual(expected);
  });

  it('tells about broken YAML with its line', () => {
    expect(problemsOf('changes: [1, 2\nmoney: 3')[0]).toMatch(/^2:1 not valid YAML: /);
    expect(problemsOf('changes: *nobody')[0]).toMatch(/^1:1 not valid YAML: unresolved alias/);
  });

  it('refuses aliases that expand without end', () => {
    const laughs = ['a: &a [x,x,x,x,x,x,x,x,x,x]'];
    for (const [now, before] of ['ba', 'cb', 'dc', 'ed', 'fe']) {
      laughs.push(`${now}: &${now} [${Array(10).fill(`*${before}`).join(',')}]`);
    }
    expect(problemsOf(laughs.join('\n'))[0]).toMatch(/not valid YAML: excessive alias count/);
  });

  it('lists every problem at once, in order of place, and says how many', () => {
    const text = 'money: { historyDays: 1 }\nalerts: { slack: x }\n';
    expect(() => parseSettings(text, 'my.yaml')).toThrow(
      [
        'my.yaml: 2 problems',
        '  my.yaml:1:23 money.historyDays: 1 is not allowed; write a number of at least 35',
        '  my.yaml:2:11 alerts.slack: unknown key; allowed are email, slackWebhookSecret, channels, routes, limits, limitsByChannel, quietHours',
      ].join('\n'),
    );
  });

  it('keeps dates as text, with or without quotes', () => {
    const text = (until: string) =>
      `changes: { exceptions: [{ action: x, reason: x, until: ${until} }] }`;
    for (const until of ['2026-12-31', '"2026-12-31"']) {
      expect(parseSettings(text(until), 'f').policy.exceptions[0]?.until).toBe('2026-12-31');
    }
  });

  it.each(['', '# nothing yet\n', '{}', '\ufeffchanges: {}'])(
    'takes %j as the defaults',
    (text) => {
      expect(parseSettings(text, 'f')).toEqual(defaultSettings);
    },
  );

  it('keeps what is given and fills in the rest', () => {
    const settings = parseSettings('changes: { severityByEffect: { data: info } }', 'f');
    expect(settings.policy.severityByEffect).toMatchObject({ data: 'info', permission: 'high' });
  });
});

describe('loadSettings', () => {
  it('fails when the named file is missing', async () => {
    await expect(loadSettings('nowhere.yaml')).rejects.toThrow(
      /^nowhere\.yaml: there is no such file$/,
    );
  });

  it('reads the named file', async () => {
    const file = join(await mkdtemp(join(tmpdir(), 'settings-')), 'my.yaml');
    await writeFile(file, 'changes: { incidentWindowMinutes: 7 }');
    expect((await loadSettings(file)).policy.incidentWindowMinutes).toBe(7);
  });
});

describe('nearest', () => {
  it.each([
    ['regoin', ['region', 'reason'], 'region'],
    ['Email', ['email'], 'email'],
    ['xyz', ['email'], undefined],
    ['a', [], undefined],
  ])('%s', (written, words, expected) => {
    expect(nearest(written, words)).toBe(expected);
  });
});
