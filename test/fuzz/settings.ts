import { stringify } from 'yaml';
import { parseSettings } from '../../lib/config/parse-settings.ts';
import { SettingsError } from '../../lib/config/settings-error.ts';
import type { Chance } from '../simulation/chance.ts';
import { mutateBytes, mutateTree } from './mutate.ts';
import { expectSaid, holds } from './target.ts';

const document = {
  changes: {
    approvedPrincipals: ['arn:aws:iam::111122223333:role/ci/*'],
    exceptions: [{ action: 'ec2:Stop*', until: '2027-01-31', reason: 'moving', ticket: 'OPS-1' }],
    severityByEffect: { operation: 'off' },
    unknownOrigin: 'low',
    incidentWindowMinutes: 30,
  },
  money: {
    metric: 'UnblendedCost',
    budgets: [
      { name: 'whole', monthlyAmount: 900, thresholds: [{ on: 'actual', percent: 80 }] },
      { source: 'aws-budgets', names: ['team'] },
    ],
  },
  alerts: { email: ['platform-team@example.com'], slackWebhookSecret: 'bandog/slack' },
  owners: { cloudformation: true, terraform: ['s3://states/infra'] },
  review: { repositories: ['acme/infra'], sessionPatterns: ['^ci-(?<sha>[0-9a-f]{40})$'] },
  deployment: { regions: ['eu-west-1'], sweepMinutes: 15 },
  scorecard: { criticalPath: { tags: { critical: ['true'] } } },
};

/** The reader of settings: they are read, or every problem has a place and a sentence. */
export function fuzzSettings(chance: Chance): void {
  const mutated = mutateTree(document, chance);
  const text = chance.hits(0.5) ? stringify(mutated) : JSON.stringify(mutated);
  const given = chance.hits(0.6) ? text : mutateBytes(text, chance).toString();
  try {
    parseSettings(given, 'bandog.yaml');
  } catch (error) {
    expectSaid(error);
    holds(error instanceof SettingsError, `no SettingsError: ${String(error)}`);
    const { problems } = error as SettingsError;
    holds(problems.length > 0, 'settings were refused without a problem');
    for (const { message, line = 1 } of problems)
      holds(message !== '' && line >= 1, `a problem without a sentence or a place: ${message}`);
  }
}
