// Each handler's bundle under Lambda's runtime interface client and Runtime API, on this Node: how long
// until it asks for its first event, and until it has answered it, beside a handler that does nothing.
// Also whether errors, their types and the remaining time arrive as Lambda has them. Fails if not.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { identityCenter, record } from '../test/helpers/record.ts';
import { bundleHandler } from '../tools/bundle-handler.ts';
import { type Answer, RuntimeApi } from './lambda/runtime-api.ts';
import { runtimeClient } from './lambda/runtime-client.ts';

/** Odd, so that the median is one of them. */
const runs = 5;
/** Functions that somebody waits for; the others run on schedules. */
const livePath = ['on-change', 'notify'];
/** How much longer than the bare handler those may take to start; the machine cancels out. */
const mostTimesBare = 6;
const rapidClient = fileURLToPath(new URL('lambda/rapid-client.cjs', import.meta.url));

const handlers = readdirSync('functions', { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

/** What the first event of each function is; the others speak to more of AWS than is here. */
const firstEvents: Readonly<Record<string, unknown>> = {
  bare: {},
  'on-change': {
    id: 'envelope-1',
    'detail-type': 'AWS API Call via CloudTrail',
    detail: record({
      userIdentity: identityCenter('ana'),
      sessionCredentialFromConsole: 'true',
      userAgent: 'AWS Internal',
    }),
  },
  notify: { Records: [] },
  report: { format: 'json', since: '1d' },
};

class Environment implements AsyncDisposable {
  readonly #api = new RuntimeApi();
  #child: ChildProcess | undefined;
  #ended: Promise<never> = new Promise(() => {});
  log = '';

  /** Starts the function; resolves with the milliseconds until it asked for an event, or did not. */
  async start(task: string, env: NodeJS.ProcessEnv) {
    const AWS_LAMBDA_RUNTIME_API = await this.#api.listen();
    const from = performance.now();
    const child = spawn(
      process.execPath,
      ['--require', rapidClient, runtimeClient(), 'index.handler'],
      {
        cwd: task,
        stdio: ['ignore', 'pipe', 'pipe'],
        env: {
          ...env,
          PATH: process.env['PATH'],
          TZ: ':UTC',
          AWS_LAMBDA_RUNTIME_API,
          AWS_LAMBDA_NODEJS_USE_ALTERNATIVE_CLIENT_1: 'true',
          LAMBDA_TASK_ROOT: task,
          _HANDLER: 'index.handler',
          AWS_LAMBDA_FUNCTION_NAME: 'bench',
          AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
          AWS_LAMBDA_FUNCTION_MEMORY_SIZE: '512',
          AWS_LAMBDA_LOG_GROUP_NAME: 'bench',
          AWS_LAMBDA_LOG_STREAM_NAME: 'bench',
        },
      },
    );
    this.#child = child;
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (chunk: Buffer) => {
        this.log += chunk;
      });
    }
    this.#ended = new Promise((_, fail) => {
      child.once('exit', (status) =>
        fail(new Error(`the function ended with ${status}: ${this.log}`)),
      );
    });
    // Whoever waits for an answer is told; nobody may.
    this.#ended.catch(() => {});
    const started = await Promise.race([this.#api.started, this.#ended]);
    return { started, tookMs: performance.now() - from };
  }

  /** What the function answers; throws an Error with its log when it ends instead. */
  invoke(event: unknown, timeoutMs?: number): Promise<Answer> {
    return Promise.race([this.#api.invoke(event, timeoutMs), this.#ended]);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#child?.kill('SIGKILL');
    await this.#api[Symbol.asyncDispose]();
  }
}

/** AWS that says yes to everything and has nothing. */
async function startAws() {
  const server = createServer((request, response) => {
    request.resume();
    response.writeHead(200, { 'content-type': 'application/x-amz-json-1.0' }).end('{}');
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server };
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

// Inside the project, so that what a bundle takes from the runtime is found in node_modules.
mkdirSync('dist', { recursive: true });
const folder = mkdtempSync(resolve('dist', 'cold-start-'));
const { url, server } = await startAws();
const env = {
  AWS_REGION: 'eu-central-1',
  AWS_ENDPOINT_URL: url,
  AWS_ACCESS_KEY_ID: 'example',
  AWS_SECRET_ACCESS_KEY: 'example',
  BANDOG_TABLE: 'table',
  BANDOG_TOPIC_ARN: 'arn:aws:sns:eu-central-1:111122223333:topic',
  BANDOG_BUCKET: 'bucket',
  BANDOG_SETTINGS: join(folder, 'bandog.json'),
  BANDOG_REGIONS: 'eu-central-1',
  BANDOG_STACK_NAME: 'Bandog',
  BANDOG_NAME_PREFIX: 'Bandog',
};
const taskOf = (name: string) => join(folder, name);

function prepare(): void {
  writeFileSync(env.BANDOG_SETTINGS, '{}');
  for (const name of handlers) bundleHandler(name, taskOf(name));
  mkdirSync(taskOf('bare'));
  const answer = 'async (event, context) => context.getRemainingTimeInMillis()';
  writeFileSync(join(taskOf('bare'), 'index.mjs'), `export const handler = ${answer};\n`);
}

interface Start {
  readonly initMs: number;
  readonly firstMs: number;
}

async function coldStart(name: string): Promise<Start> {
  await using environment = new Environment();
  const { started, tookMs: initMs } = await environment.start(taskOf(name), env);
  if (started !== 'ready') throw new Error(`${name} cannot start: ${JSON.stringify(started)}`);
  if (!(name in firstEvents)) return { initMs, firstMs: Number.NaN };
  const answer = await environment.invoke(firstEvents[name]);
  if (answer.kind === 'error') throw new Error(`${name}: ${JSON.stringify(answer.payload)}`);
  return { initMs, firstMs: answer.tookMs };
}

/** In rounds, so that what else the machine does at a time weighs on the bare handler as on the others. */
async function measure(): Promise<string[]> {
  const names = ['bare', ...handlers];
  const rounds: Map<string, Start>[] = [];
  for (let run = 0; run < runs; run += 1) {
    const round = new Map<string, Start>();
    for (const name of names) round.set(name, await coldStart(name));
    rounds.push(round);
  }
  const rows = names.map((name) => {
    const inits = rounds.map((round) => round.get(name)?.initMs ?? Number.NaN);
    const firsts = rounds.map((round) => round.get(name)?.firstMs ?? Number.NaN);
    const bare = rounds.map((round) => round.get('bare')?.initMs ?? Number.NaN);
    const timesBare = median(inits.map((initMs, run) => initMs / (bare[run] ?? Number.NaN)));
    return { name, initMs: median(inits), firstMs: median(firsts), timesBare };
  });
  console.log('handler             start   of bare   first event');
  for (const { name, initMs, firstMs, timesBare } of rows) {
    const first = Number.isNaN(firstMs) ? '' : `${firstMs.toFixed(0)} ms`;
    console.log(
      `${name.padEnd(16)} ${initMs.toFixed(0).padStart(5)} ms ${timesBare.toFixed(1).padStart(8)} x ${first.padStart(11)}`,
    );
  }
  console.log(
    `median of ${runs} fresh processes, Node ${process.versions.node}; first event with an AWS that answers at once`,
  );
  return rows
    .filter(({ name, timesBare }) => livePath.includes(name) && timesBare > mostTimesBare)
    .map(
      ({ name }) =>
        `${name} takes more than ${mostTimesBare} times as long to start as a bare handler`,
    );
}

/** What Lambda sees of a function that goes wrong, and what the function sees of Lambda. */
async function protocolProblems(): Promise<string[]> {
  const problems: string[] = [];
  const check = (holds: boolean, what: string, seen: unknown) => {
    if (!holds) problems.push(`${what}: ${JSON.stringify(seen)}`);
  };
  const typeOf = ({ payload }: Pick<Answer, 'payload'>): unknown => Object(payload).errorType;
  {
    await using bare = new Environment();
    await bare.start(taskOf('bare'), env);
    const { payload } = await bare.invoke({}, 5000);
    check(Number(payload) > 0 && Number(payload) <= 5000, 'the remaining time', payload);
  }
  {
    await using onChange = new Environment();
    await onChange.start(taskOf('on-change'), env);
    const wrong = await onChange.invoke({ hello: 'world' });
    const isTyped = wrong.kind === 'error' && wrong.errorType === 'TypeError';
    check(isTyped && typeOf(wrong) === 'TypeError', 'the type of an error', wrong);
    const next = await onChange.invoke(firstEvents['on-change']);
    check(next.kind === 'response', 'an event after one that failed', next);
  }
  {
    await using sweep = new Environment();
    await sweep.start(taskOf('sweep-changes'), env);
    const answer = await sweep.invoke({}, 10_000);
    const gaveUp = answer.kind === 'response' && sweep.log.includes('out-of-time');
    check(gaveUp, 'a sweep with little time left stops by itself', answer);
  }
  {
    await using unset = new Environment();
    const { started } = await unset.start(taskOf('on-change'), { ...env, BANDOG_TABLE: '' });
    const isTyped = started !== 'ready' && /BANDOG_TABLE/.test(JSON.stringify(started.payload));
    check(isTyped, 'a function that cannot start names the variable', started);
  }
  return problems;
}

try {
  prepare();
  const problems = [...(await measure()), ...(await protocolProblems())];
  for (const problem of problems) console.error(`NOT WELL: ${problem}`);
  process.exitCode = problems.length === 0 ? 0 : 1;
} finally {
  server.close();
  server.closeAllConnections();
  rmSync(folder, { recursive: true });
}
