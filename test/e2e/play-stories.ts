import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { CreateSecretCommand } from '@aws-sdk/client-secrets-manager';
import { stringify } from 'yaml';
import type { SettingsDocument } from '../../lib/config/schema.ts';
import { DeployedBandog } from './bandog.ts';
import { account, Cloud, globalRegion, homeRegion } from './cloud.ts';
import { startCostExplorer } from './cost-explorer-stub.ts';
import { startEmulator } from './emulator.ts';
import { emulatorPython } from './python.ts';
import { startSlack, webhookUrl } from './slack-receiver.ts';
import { stories } from './stories.ts';
import { StreamPoller } from './stream-poller.ts';

/** Each day costs 10 USD, so a month does not: 290 are passed on its last day at the earliest. */
const usdADay = 10;
const settings: SettingsDocument = {
  changes: { approvedPrincipals: [`arn:aws:iam::${account}:role/deploy-*`] },
  alerts: {
    slackWebhookSecret: 'bandog/slack',
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
  const python = await emulatorPython(resolve('.venv'));
  writeFileSync(join(folder, 'bandog.yaml'), stringify(settings));
  using slack = await startSlack(python, folder);
  using costs = await startCostExplorer({ account, usdADay });
  await using emulator = await startEmulator({
    python,
    folder,
    region: homeRegion,
    lambdaEnv: { ...slack.env, AWS_ENDPOINT_URL_COST_EXPLORER: costs.url },
  });
  const cloud = new Cloud(emulator.url, folder);
  await cloud.record(false);
  console.log(`emulator ready after ${seconds(began)}`);
  const deployBegan = Date.now();
  await cloud.cdk('bootstrap', ...[homeRegion, globalRegion].map((it) => `aws://${account}/${it}`));
  await cloud.cdk('deploy', '--all', '--require-approval', 'never');
  console.log(`bootstrapped and deployed in ${seconds(deployBegan)}`);
  await cloud.secrets.send(
    new CreateSecretCommand({ Name: 'bandog/slack', SecretString: webhookUrl }),
  );
  const bandog = await DeployedBandog.find(cloud, slack);
  await bandog.subscribe();
  const poller = new StreamPoller(cloud, await bandog.streamMapping());
  const polling = poller.run();
  const failed = await playAll(bandog).finally(() => poller.stop());
  await polling;
  console.log(
    `${stories.length - failed} of ${stories.length} stories are true, ${seconds(began)}`,
  );
  return failed === 0;
}

/** Plays one after the other; each finds the account as the ones before left it. */
async function playAll(bandog: DeployedBandog): Promise<number> {
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

const seconds = (since: number): string => `${((Date.now() - since) / 1000).toFixed(1)} s`;
