import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { endAll } from '../test/e2e/children.ts';
import { playStories } from '../test/e2e/play-stories.ts';
import { NoPython } from '../test/e2e/python.ts';

/**
 * Deploys the app into an emulated account on this machine and plays the stories of docs/e2e.md:
 *
 *     npm run e2e
 *     npm run e2e -- --keep      leaves the run's folder, with the emulator's log
 *
 * Exit code: 0 all stories are true; 1 one is not; 2 there is no Python to play them with.
 */
const { values } = parseArgs({ options: { keep: { type: 'boolean', default: false } } });

// Inside the project, so that functions find what the Lambda runtime brings in node_modules.
const cache = resolve('node_modules', '.cache');
mkdirSync(cache, { recursive: true });
const folder = mkdtempSync(`${cache}/e2e-`);

process.on('exit', endAll);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(signal, () => {
    endAll();
    rmSync(folder, { recursive: true, force: true });
    process.exit(130);
  });
}

try {
  process.exitCode = (await playStories(folder)) ? 0 : 1;
} catch (error) {
  console.error(error instanceof NoPython ? `e2e: NOT RUN: ${error.message}` : error);
  process.exitCode = error instanceof NoPython ? 2 : 1;
} finally {
  endAll();
  const isKept = values.keep || process.exitCode === 1;
  if (isKept) console.log(`kept: ${folder}`);
  else rmSync(folder, { recursive: true, force: true });
}
