import { once } from 'node:events';
import { createServer } from 'node:http';
import { createInterface } from 'node:readline';
import { slackText } from '../bin/demo/slack-text.ts';
import type { SlackMessage } from '../lib/render/slack.ts';
import type { DeployedBandog } from '../test/e2e/bandog.ts';
import { opensPort22 } from '../test/e2e/calls.ts';
import { runInFolder } from '../test/e2e/run-in-folder.ts';
import { listen } from '../test/e2e/waiting.ts';
import { seconds, slackWebhookSecret, withBandog } from '../test/e2e/with-bandog.ts';
import { slackPage } from './slack-page.ts';

/**
 * A first alert without an account: `npm run try` deploys Bandog into an emulated one on this machine,
 * puts a change made in the console on its event bus, and shows what arrives in Slack. It ends with
 * Enter, or at once where nobody can press it.
 *
 * Exit code: 0 the alert arrived; 1 it did not; 2 there is no Python to run the emulator with.
 */
const group = 'sg-0a1b2c3d4e5f60718';

await runInFolder(false, async (folder) => {
  console.log(`Bandog is deployed into an emulated AWS account: no real one is needed, and no
call leaves this machine. It takes a minute or two, the first time longer,
because the emulator is installed into .venv.
`);
  const settings = { alerts: { slackWebhookSecret } };
  await withBandog({ folder, settings, usdADay: 10 }, showFirstAlert);
  return 0;
});

async function showFirstAlert(bandog: DeployedBandog): Promise<void> {
  console.log(`
Dana opens port 22 of ${group} to the world, in the console.
The CloudTrail record of it is put on the event bus ...`);
  const began = Date.now();
  await bandog.deliver(opensPort22('dana', group));
  const message = JSON.parse(await bandog.slackMessage(group)) as SlackMessage;
  console.log(`\nIn Slack, ${seconds(began)} later:\n`);
  console.log(slackText(message, '  | ').join('\n'));
  await showPage(message);
}

/** The message as Slack draws it, until somebody presses Enter. */
async function showPage(message: SlackMessage): Promise<void> {
  const page = slackPage(message, new Date().toISOString().slice(11, 16));
  const server = createServer((_, response) => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(page);
  });
  const port = await listen(server);
  console.log(`\nAs Slack draws it: http://127.0.0.1:${port}/`);
  console.log('Enter takes everything down again.');
  const lines = createInterface({ input: process.stdin });
  await Promise.race([once(lines, 'line'), once(lines, 'close')]);
  lines.close();
  server.close();
  server.closeAllConnections();
}
