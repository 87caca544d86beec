import type { SettingsDocument } from '../../lib/config/schema.ts';
import type { DeployedBandog } from './bandog.ts';
import { account } from './cloud.ts';
import { stories } from './stories.ts';
import { seconds, slackWebhookSecret, withBandog } from './with-bandog.ts';

/** Each day costs 10 USD, so a month does not: 290 are passed on its last day at the earliest. */
const usdADay = 10;
const settings: SettingsDocument = {
  changes: { approvedPrincipals: [`arn:aws:iam::${account}:role/deploy-*`] },
  alerts: {
    slackWebhookSecret,
    // The stories tell more in a minute than a person should hear in an hour.
    limits: { messagesPerHour: 1000, criticalPerHour: 1000 },
  },
  owners: { cloudformation: true },
  money: {
    budgets: [
      {
        name: 'whole-account',
        monthlyAmount: 270,
        thresholds: [{ on: 'projected', percent: 100, severity: 'high' }],
      },
    ],
  },
};

/** Deploys, plays every story, and takes everything down again; whether all were true. */
export async function playStories(folder: string): Promise<boolean> {
  const began = Date.now();
  const failed = await withBandog({ folder, settings, usdADay }, playAll);
  console.log(
    `${stories.length - failed} of ${stories.length} stories are true, ${seconds(began)}`,
  );
  return failed === 0;
}

/** Plays one after the other; each finds the account as the ones before left it. */
async function playAll(bandog: DeployedBandog): Promise<number> {
  await bandog.subscribe();
  let failed = 0;
  for (const { name, play } of stories) {
    const began = Date.now();
    const error = await play(bandog).then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    console.log(`${error === undefined ? 'true ' : 'FALSE'} ${name} (${seconds(began)})`);
    if (error === undefined) continue;
    failed += 1;
    console.error(error);
  }
  return failed;
}
