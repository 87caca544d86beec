import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a function answered to one event. */
export interface Answer {
  readonly kind: 'response' | 'error';
  readonly payload: unknown;
  /** The header `Lambda-Runtime-Function-Error-Type`. */
  readonly errorType: string | undefined;
  /** Milliseconds from handing the event over to the answer. */
  readonly tookMs: number;
}

interface InitError {
  readonly kind: 'init-error';
  readonly payload: unknown;
  readonly errorType: string | undefined;
}

interface Waiting {
  readonly event: unknown;
  readonly timeoutMs: number;
  readonly answered: (answer: Answer) => void;
  handedOverAt: number;
}

const functionArn = 'arn:aws:lambda:eu-central-1:111122223333:function:bench';
const traceId = 'Root=1-5bef4de7-ad49b0e87f6ef6c87fc2e700;Parent=9a9197af755a6419;Sampled=0';
const invocation = /^\/2018-06-01\/runtime\/invocation\/([^/]+)\/(response|error)$/;

/** Lambda's Runtime API (2018-06-01) for one function, on loopback. */
export class RuntimeApi implements AsyncDisposable {
  /** Resolves when the function asks for its first event, or says that it cannot start. */
  readonly started: Promise<'ready' | InitError>;
  #tellStarted: (how: 'ready' | InitError) => void = () => {};
  #next: ServerResponse | undefined;
  readonly #queue: Waiting[] = [];
  readonly #open = new Map<string, Waiting>();
  readonly #server = createServer((request, response) => void this.#serve(request, response));
  #count = 0;

  constructor() {
    this.started = new Promise((resolve) => {
      this.#tellStarted = resolve;
    });
  }

  /** Starts to listen; returns what `AWS_LAMBDA_RUNTIME_API` has to be. */
  async listen(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return `127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** Hands an event over as soon as the function asks for one. */
  invoke(event: unknown, timeoutMs = 30_000): Promise<Answer> {
    return new Promise((answered) => {
      this.#queue.push({ event, timeoutMs, answered, handedOverAt: 0 });
      this.#handOver();
    });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((closed) => this.#server.close(closed));
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method, url = '', headers } = request;
    const text = Buffer.concat(await request.toArray()).toString();
    if (method === 'GET' && url === '/2018-06-01/runtime/invocation/next') {
      this.#tellStarted('ready');
      this.#next = response;
      this.#handOver();
      return;
    }
    const payload: unknown = text === '' ? undefined : JSON.parse(text);
    const errorType = headers['lambda-runtime-function-error-type']?.toString();
    const [, id = '', kind] = invocation.exec(url) ?? [];
    const waiting = this.#open.get(id);
    if (method === 'POST' && url === '/2018-06-01/runtime/init/error') {
      this.#tellStarted({ kind: 'init-error', payload, errorType });
    } else if (waiting !== undefined && (kind === 'response' || kind === 'error')) {
      this.#open.delete(id);
      const tookMs = performance.now() - waiting.handedOverAt;
      waiting.answered({ kind, payload, errorType, tookMs });
    } else {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(202, { 'content-type': 'application/json' }).end('{"status":"OK"}');
  }

  #handOver(): void {
    if (this.#next === undefined) return;
    const waiting = this.#queue.shift();
    if (waiting === undefined) return;
    this.#count += 1;
    const id = `request-${this.#count}`;
    this.#open.set(id, waiting);
    waiting.handedOverAt = performance.now();
    this.#next.writeHead(200, {
      'content-type': 'application/json',
      'Lambda-Runtime-Aws-Request-Id': id,
      'Lambda-Runtime-Deadline-Ms': String(Date.now() + waiting.timeoutMs),
      'Lambda-Runtime-Invoked-Function-Arn': functionArn,
      'Lambda-Runtime-Trace-Id': traceId,
    });
    this.#next.end(JSON.stringify(waiting.event));
    this.#next = undefined;
  }
}
