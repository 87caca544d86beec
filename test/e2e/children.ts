import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';

interface Run extends Pick<SpawnOptions, 'cwd' | 'env'> {
  /** Milliseconds after which it is ended. @default 5 minutes */
  readonly timeoutMs?: number;
}

interface Output {
  readonly status: number | null;
  readonly output: string;
}

const running = new Set<ChildProcess>();

/** Starts a program in a process group of its own, so that what it starts ends with it. */
export function start(program: string, args: readonly string[], options: SpawnOptions) {
  const child = spawn(program, args, { ...options, detached: true });
  running.add(child);
  child.once('exit', () => running.delete(child));
  return child;
}

/** Runs a program to its end; never throws for what it answers. */
export function run(program: string, args: readonly string[], options: Run = {}): Promise<Output> {
  const { timeoutMs = 300_000, ...rest } = options;
  return new Promise((resolve) => {
    const child = start(program, args, { ...rest, stdio: ['ignore', 'pipe', 'pipe'] });
    const timer = setTimeout(() => endGroup(child, 'SIGKILL'), timeoutMs);
    let output = '';
    const add = (chunk: Buffer) => {
      output += chunk;
    };
    child.stdout?.on('data', add);
    child.stderr?.on('data', add);
    child.once('error', (error) => resolve({ status: null, output: String(error) }));
    child.once('close', (status) => {
      clearTimeout(timer);
      resolve({ status, output });
    });
  });
}

/** The output of a program; throws an error that shows it when the program fails. */
export async function output(program: string, args: readonly string[], options?: Run) {
  const ran = await run(program, args, options);
  if (ran.status === 0) return ran.output;
  throw new Error(`${program} ${args.join(' ')} ended with ${ran.status}:\n${ran.output}`);
}

/** Ends a process and all it started. */
export function endGroup({ pid }: ChildProcess, signal: NodeJS.Signals): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, signal);
  } catch (error) {
    // Gone already.
    if (Object(error).code !== 'ESRCH') throw error;
  }
}

/** Ends everything started here that still runs; may be called while the process exits. */
export function endAll(): void {
  for (const child of running) endGroup(child, 'SIGKILL');
}
