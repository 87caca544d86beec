import { fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { simulate } from '../test/simulation/simulate.ts';

/**
 * Plays many seeds of the simulated cloud, on all cores:
 *
 *     node tools/simulate.ts --runs 10000
 *     node tools/simulate.ts --seed 123          one seed, with all that happens in it
 */
const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '1000' },
    from: { type: 'string', default: '1' },
    seed: { type: 'string' },
    /** Given to the processes that share the work: every so many seeds is theirs. */
    step: { type: 'string' },
  },
});

/** What one process has to say. */
interface Share {
  readonly violations: number;
  readonly failed: readonly { readonly seed: number; readonly problems: readonly string[] }[];
}

// A zone with daylight saving, so that local time shows if anything uses it.
process.env['TZ'] = 'America/New_York';
const shownFailures = 20;

function numberOf(name: 'runs' | 'from' | 'seed' | 'step'): number {
  const number = Number(values[name]);
  if (Number.isInteger(number) && number >= 0) return number;
  throw new Error(`--${name} must be a whole number of at least 0, not "${values[name]}"`);
}

async function playOne(seed: number): Promise<boolean> {
  const { problems, story, violations } = await simulate(seed);
  console.log(story.join('\n'));
  console.log(`\nseed ${seed}: ${violations} violations, ${problems.length} problems`);
  for (const problem of problems) console.log(`  ${problem}`);
  return problems.length === 0;
}

async function playShare(first: number, end: number, step: number): Promise<Share> {
  // Most errors are simulated and their traces say nothing.
  Error.stackTraceLimit = 0;
  const failed = [];
  let violations = 0;
  for (let seed = first; seed < end; seed += step) {
    const run = await simulate(seed);
    violations += run.violations;
    if (run.problems.length > 0) failed.push({ seed, problems: run.problems });
  }
  return { violations, failed };
}

function playElsewhere(args: readonly string[]): Promise<Share> {
  const child = fork(fileURLToPath(import.meta.url), [...args]);
  return new Promise((resolve, reject) => {
    child.once('message', (share) => resolve(share as Share));
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`a simulating process ended with ${code}`)));
  });
}

async function playAll(from: number, runs: number): Promise<boolean> {
  const processes = Math.max(1, Math.min(availableParallelism(), runs));
  const startMs = performance.now();
  const argsOf = (share: number) => {
    const numbers = { runs: runs - share, from: from + share, step: processes };
    return Object.entries(numbers).flatMap(([name, value]) => [`--${name}`, `${value}`]);
  };
  const shares = await Promise.all(
    Array.from({ length: processes }, (_, share) => playElsewhere(argsOf(share))),
  );
  const failed = shares.flatMap((share) => share.failed).sort((a, b) => a.seed - b.seed);
  const violations = shares.reduce((sum, share) => sum + share.violations, 0);
  const seconds = ((performance.now() - startMs) / 1000).toFixed(1);
  for (const { seed, problems } of failed.slice(0, shownFailures)) {
    console.log(`seed ${seed}; replay it with: node tools/simulate.ts --seed ${seed}`);
    for (const problem of problems.slice(0, 5)) console.log(`  ${problem}`);
  }
  console.log(
    `${runs} seeds, ${violations} violations, ${failed.length} seeds failed, ${seconds} s on ${processes} cores`,
  );
  return failed.length === 0;
}

if (values.seed !== undefined) process.exitCode = (await playOne(numberOf('seed'))) ? 0 : 1;
else if (values.step === undefined)
  process.exitCode = (await playAll(numberOf('from'), numberOf('runs'))) ? 0 : 1;
else {
  const from = numberOf('from');
  process.send?.(await playShare(from, from + numberOf('runs'), numberOf('step')));
}
