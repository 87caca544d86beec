import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export type FarAnswer = readonly [
  status: number,
  body: string,
  headers?: Readonly<Record<string, string>>,
];

export interface FarEnd extends AsyncDisposable {
  /** `http://127.0.0.1:PORT` */
  readonly origin: string;
  readonly requests: readonly FarRequest[];
}

interface FarRequest {
  readonly path: string | undefined;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: string;
}

/** A server on this machine that gives these answers one after the other, the last for ever. */
export async function farEnd(...answers: [FarAnswer, ...FarAnswer[]]): Promise<FarEnd> {
  const requests: FarRequest[] = [];
  const server = createServer(async (request, response) => {
    const turn = Math.min(requests.length, answers.length - 1);
    const [status, body, headers = {}] = answers[turn] ?? answers[0];
    const { url: path, headers: sent } = request;
    requests.push({
      path,
      headers: sent,
      body: Buffer.concat(await request.toArray()).toString(),
    });
    response.writeHead(status, headers).end(body);
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
}
