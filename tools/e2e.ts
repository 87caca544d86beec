import { parseArgs } from 'node:util';
import { playStories } from '../test/e2e/play-stories.ts';
import { runInFolder } from '../test/e2e/run-in-folder.ts';

/**
 * Deploys the app into an emulated account on this machine and plays the stories of docs/e2e.md:
 *
 *     npm run e2e
 *     npm run e2e -- --keep      leaves the run's folder, with the emulator's log
 *
 * Exit code: 0 all stories are true; 1 one is not; 2 there is no Python to play them with.
 */
const { values } = parseArgs({ options: { keep: { type: 'boolean', default: false } } });

await runInFolder(values.keep, async (folder) => ((await playStories(folder)) ? 0 : 1));
