import { readFileSync } from 'node:fs';
import { createServer } from 'node:https';
import { join } from 'node:path';
import { output } from './children.ts';
import { listen } from './waiting.ts';

const host = 'hooks.slack.com';

/** A webhook's receiver that stands where functions find Slack. */
export interface SlackReceiver extends Disposable {
  /** What makes a function come here, and trust what it finds. */
  readonly env: Readonly<Record<string, string>>;
  /** The messages that were taken, oldest first, as JSON text. */
  readonly messages: readonly string[];
  /** The webhook answers like one that was removed. */
  revoked: boolean;
}

/** The webhook's address; the receiver knows no other. */
export const webhookUrl = `https://${host}/services/T00000000/B00000000/example`;

/** Starts Slack on loopback, with a certificate for its name that was made for this run. */
export async function startSlack(python: string, folder: string): Promise<SlackReceiver> {
  await output(python, ['-m', 'trustme', '-q', '-d', folder, '-i', host]);
  const read = (name: string) => readFileSync(join(folder, name));
  const messages: string[] = [];
  const server = createServer(
    { key: read('server.key'), cert: read('server.pem') },
    async (request, response) => {
      const body = Buffer.concat(await request.toArray()).toString();
      const isOurs = request.url === new URL(webhookUrl).pathname && !receiver.revoked;
      if (isOurs) messages.push(body);
      response.writeHead(isOurs ? 200 : 404).end(isOurs ? 'ok' : 'no_service');
    },
  );
  const port = await listen(server);
  const receiver = {
    env: { E2E_SLACK_PORT: String(port), NODE_EXTRA_CA_CERTS: join(folder, 'client.pem') },
    messages,
    revoked: false,
    [Symbol.dispose]() {
      server.close();
      server.closeAllConnections();
    },
  };
  return receiver;
}
