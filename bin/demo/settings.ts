import { type Settings, toSettings } from '../../lib/config/settings.ts';
import { account } from './callers.ts';

/** What the made-up company wrote in its bandog.yaml. */
export const demoSettings: Settings = toSettings({
  changes: {
    approvedPrincipals: [
      `arn:aws:iam::${account}:role/ci/*`,
      `arn:aws:iam::${account}:role/cdk-hnb659fds-cfn-exec-role-*`,
      `arn:aws:iam::${account}:role/app/*`,
    ],
    exceptions: [
      {
        action: 'ec2:StopInstances',
        resource: 'i-0f9e8d7c6b5a49382',
        until: '2026-10-09',
        reason: 'kernel patch, agreed with the security team',
        ticket: 'OPS-412',
      },
    ],
  },
  money: {
    budgets: [
      {
        name: 'whole account',
        monthlyAmount: 6000,
        thresholds: [
          { on: 'projected', percent: 100, severity: 'high' },
          { on: 'actual', percent: 80, severity: 'medium' },
          { on: 'actual', percent: 100, severity: 'critical' },
        ],
      },
      {
        name: 'databases',
        monthlyAmount: 1400,
        scope: { services: ['Amazon Relational Database Service'] },
      },
    ],
  },
  alerts: { email: ['platform-team@example.com'] },
});
