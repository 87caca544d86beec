import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

export interface TimedRun {
  readonly wallMs: number;
  /** User and system time of the process and all that it started. */
  readonly cpuMs: number;
  /** Most resident memory of all its processes together; undefined when it was not looked at, or there is no /proc. */
  readonly peakMb: number | undefined;
}

const pollMs = 5;

/**
 * Runs a command through the shell, its own start included. What the shell's `times` says of its
 * children is what they took. Looking at memory every few milliseconds takes a core's time, which a
 * command that uses all of them lacks: a run of which the time counts is not looked at. Throws when the
 * command fails.
 */
export async function timedRun(command: string, watchMemory = true): Promise<TimedRun> {
  const from = performance.now();
  const script = `{ ${command}; } >/dev/null && times >&3`;
  const shell = spawn('sh', ['-c', script], { stdio: ['ignore', 'ignore', 'inherit', 'pipe'] });
  let [times, peakKb] = ['', 0];
  shell.stdio[3]?.on('data', (text) => {
    times += text;
  });
  const look = () => {
    peakKb = Math.max(peakKb, residentKb(shell.pid));
  };
  const poll = watchMemory ? setInterval(look, pollMs) : undefined;
  const code = await new Promise((resolve) => shell.on('close', resolve));
  clearInterval(poll);
  const wallMs = performance.now() - from;
  if (code !== 0) throw new Error(`failed with ${code}: ${command}`);
  const ofChildren = times.trim().split('\n')[1] ?? '';
  return {
    wallMs,
    cpuMs: secondsIn(ofChildren) * 1000,
    peakMb: peakKb / 1000 || undefined,
  };
}

/** `0m0.610000s 0m0.040000s`: user and system. */
function secondsIn(text: string): number {
  const parts = [...text.matchAll(/(\d+)m([\d.]+)s/g)];
  return parts.reduce(
    (sum, [, minutes, seconds]) => sum + Number(minutes) * 60 + Number(seconds),
    0,
  );
}

/** A process may end while it is looked at. */
function residentKb(pid: number | undefined): number {
  try {
    const [, kb = '0'] = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return childrenOf(pid).reduce((sum, child) => sum + residentKb(child), Number(kb));
  } catch {
    return 0;
  }
}

function childrenOf(pid: number | undefined): number[] {
  return readdirSync(`/proc/${pid}/task`).flatMap((task) =>
    readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8')
      .split(' ')
      .filter(Boolean)
      .map(Number),
  );
}

/** The middle one, or the mean of the two in the middle. NaN of nothing. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (sorted.length - 1) / 2;
  return ((sorted[Math.floor(at)] ?? Number.NaN) + (sorted[Math.ceil(at)] ?? Number.NaN)) / 2;
}
