import { openSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { endGroup, start } from './children.ts';
import { eventually, freePort } from './waiting.ts';

interface EmulatorOptions {
  readonly python: string;
  /** Where it and what it starts may write. */
  readonly folder: string;
  readonly region: string;
  /** What functions find in their environment besides what the stack gives them. */
  readonly lambdaEnv: Readonly<Record<string, string>>;
}

/** AWS on loopback. */
export interface Emulator extends AsyncDisposable {
  readonly url: string;
  readonly logFile: string;
}

const here = (name: string) => fileURLToPath(new URL(name, import.meta.url));

/** Starts the emulator and waits until it is healthy. Function code is unpacked below `folder`. */
export async function startEmulator(options: EmulatorOptions): Promise<Emulator> {
  const { python, folder, region, lambdaEnv } = options;
  const port = await freePort();
  const logFile = join(folder, 'emulator.log');
  const log = openSync(logFile, 'a');
  const child = start(python, [here('emulator.py')], {
    cwd: folder,
    stdio: ['ignore', log, log],
    env: {
      PATH: process.env['PATH'],
      HOME: folder,
      TMPDIR: folder,
      BIND_HOST: '127.0.0.1',
      MINISTACK_HOST: '127.0.0.1',
      GATEWAY_PORT: String(port),
      MINISTACK_REGION: region,
      IOT_MTLS_ENABLED: '0',
      CLOUDTRAIL_RECORDING: '1',
      LAMBDA_ASYNC_RETRY_BASE_SECONDS: '0.2',
      NODE_OPTIONS: `--require ${here('lambda-preload.cjs')}`,
      ...lambdaEnv,
    },
  });
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const url = `http://127.0.0.1:${port}`;
  await eventually(`the emulator answers (its log: ${logFile})`, async () => {
    if (child.exitCode !== null) throw new Error(`the emulator ended at once; see ${logFile}`);
    const health = await fetch(`${url}/_ministack/health`).catch(() => undefined);
    return health?.ok ? true : undefined;
  });
  return {
    url,
    logFile,
    async [Symbol.asyncDispose]() {
      endGroup(child, 'SIGTERM');
      const killer = setTimeout(() => endGroup(child, 'SIGKILL'), 5000);
      await exited;
      clearTimeout(killer);
      endGroup(child, 'SIGKILL');
    },
  };
}
