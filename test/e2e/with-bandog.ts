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
import { StreamPoller } from './stream-poller.ts';

/** What the settings name the webhook's secret. */
export const slackWebhookSecret = 'bandog/slack';

interface Deployment {
  /** Where what belongs to this run is written. */
  readonly folder: string;
  readonly settings: SettingsDocument;
  /** What each day costs, by Cost Explorer. */
  readonly usdADay: number;
}

/**
 * Deploys the app into an emulated account, lets `use` work with it, and takes everything down again.
 * Says on the way how long each step took.
 */
export async function withBandog<T>(
  { folder, settings, usdADay }: Deployment,
  use: (bandog: DeployedBandog) => Promise<T>,
): Promise<T> {
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
  await deploy(cloud);
  const bandog = await DeployedBandog.find(cloud, slack);
  const poller = new StreamPoller(cloud, await bandog.streamMapping());
  const polling = poller.run();
  try {
    return await use(bandog);
  } finally {
    poller.stop();
    await polling;
  }
}

async function deploy(cloud: Cloud): Promise<void> {
  const began = Date.now();
  await cloud.cdk('bootstrap', ...[homeRegion, globalRegion].map((it) => `aws://${account}/${it}`));
  await cloud.cdk('deploy', '--all', '--require-approval', 'never');
  console.log(`bootstrapped and deployed in ${seconds(began)}`);
  await cloud.secrets.send(
    new CreateSecretCommand({ Name: slackWebhookSecret, SecretString: webhookUrl }),
  );
}

/** The time since then, as text. */
export const seconds = (since: number): string => `${((Date.now() - since) / 1000).toFixed(1)} s`;
