import { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import { cloudWatchRuns } from '../adapters/aws/run-meter.ts';
import { deployedParts } from '../adapters/aws/template/deployed-parts.ts';
import { jsonFile } from '../adapters/files/json-file.ts';
import type { DeployedParts } from '../domain/cost/own-bill/deployed-parts.ts';
import type { RunMeter } from '../ports/run-meter.ts';
import { homeRegion } from './live-account.ts';
import { systemClock } from './system-clock.ts';

/** What a template that `cdk synth` wrote is charged for; throws an Error that names the file. */
export async function partsOfTemplate(path: string): Promise<DeployedParts> {
  const document = await jsonFile(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
    throw new Error(`${path}: there is no such file; write it with npx cdk synth`, {
      cause: error,
    });
  });
  return deployedParts(document, path);
}

/** The functions of the stack in the account of the current credentials. */
export async function liveRuns(stackName: string): Promise<RunMeter> {
  const client = new CloudWatchClient({ region: await homeRegion(), maxAttempts: 5 });
  return cloudWatchRuns(client, { clock: systemClock, stackName });
}
