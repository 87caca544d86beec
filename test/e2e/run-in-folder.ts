import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { endAll } from './children.ts';
import { NoPython } from './python.ts';

/**
 * Runs `play` in a folder of its own and sets the exit code to what it answers: 1 when it throws, 2 when
 * there is no Python to run the emulator with. Whatever was started is ended, also after Ctrl-C. The
 * folder is left behind when `keep` is set, and after exit code 1.
 */
export async function runInFolder(
  keep: boolean,
  play: (folder: string) => Promise<number>,
): Promise<void> {
  // Inside the project, so that functions find what the Lambda runtime brings in node_modules.
  const cache = resolve('node_modules', '.cache');
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(`${cache}/e2e-`);
  endOnSignals(folder);
  try {
    process.exitCode = await play(folder);
  } catch (error) {
    console.error(error instanceof NoPython ? `NOT RUN: ${error.message}` : error);
    process.exitCode = error instanceof NoPython ? 2 : 1;
  } finally {
    endAll();
    const isKept = keep || process.exitCode === 1;
    if (isKept) console.log(`kept: ${folder}`);
    else rmSync(folder, { recursive: true, force: true });
  }
}

function endOnSignals(folder: string): void {
  process.on('exit', endAll);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => {
      endAll();
      rmSync(folder, { recursive: true, force: true });
      process.exit(130);
    });
  }
}
