// The CDK app: `cdk deploy --all`, or `cdk deploy --all -c config=<file>` for settings of another name.
import { App } from 'aws-cdk-lib';
import { readDeployEnvironment } from '../lib/config/deploy-environment.ts';
import { loadSettings } from '../lib/config/load-settings.ts';
import { addStacks } from '../lib/infra/stacks/add-stacks.ts';

const app = new App();
const config: string | undefined = app.node.tryGetContext('config');

try {
  addStacks(app, await loadSettings(config), readDeployEnvironment());
  app.synth();
} catch (error) {
  if (!(error instanceof Error && error.name === 'SettingsError')) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
