import { fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

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
    /** Given to the processes that share the work: they are sent which seeds are theirs. */
    shares: { type: 'boolean', default: false },
  },
});

interface Block {
  readonly first: number;
  /** Not part of it. */
  readonly end: number;
}

/** What one process has to say of a block. */
interface Share {
  readonly violations: number;
  readonly failed: readonly { readonly seed: number; readonly problems: readonly string[] }[];
}

// A zone with daylight saving, so that local time shows if anything uses it.
process.env['TZ'] = 'America/New_York';
const shownFailures = 20;
/** Seeds differ much in length, and so may the cores in speed: whoever is done takes the next block. */
const blockSeeds = 20;

function numberOf(name: 'runs' | 'from' | 'seed'): number {
  const number = Number(values[name]);
  if (Number.isInteger(number) && number >= 0) return number;
  throw new Error(`--${name} must be a whole number of at least 0, not "${values[name]}"`);
}

async function playOne(seed: number): Promise<boolean> {
  const { simulate } = await import('../test/simulation/simulate.ts');
  const { problems, story, violations } = await simulate(seed);
  console.log(story.join('\n'));
  console.log(`\nseed ${seed}: ${violations} violations, ${problems.length} problems`);
  for (const problem of problems) console.log(`  ${problem}`);
  return problems.length === 0;
}

/** Plays the blocks it is sent until there are no more. */
async function playShares(): Promise<void> {
  const { simulate } = await import('../test/simulation/simulate.ts');
  // Most errors are simulated and their traces say nothing.
  Error.stackTraceLimit = 0;
  process.on('message', async ({ first, end }: Block) => {
    const failed = [];
    let violations = 0;
    for (let seed = first; seed < end; seed += 1) {
      const run = await simulate(seed);
      violations += run.violations;
      if (run.problems.length > 0) failed.push({ seed, problems: run.problems });
    }
    process.send?.({ violations, failed } satisfies Share);
  });
}

/**
 * Schemas are compiled when first used, and the collector runs once in some seeds instead of in each:
 * neither changes what is played, and `npm test` plays without.
 */
const megabytes = 64;
const fasterArgs = [
  ...['--import', 'zod/compile'],
  ...[`--min-semi-space-size=${megabytes}`, `--max-semi-space-size=${megabytes}`],
];

/** A process that plays one block after the other. */
function playElsewhere(blocks: Iterator<Block>): Promise<Share[]> {
  const child = fork(fileURLToPath(import.meta.url), ['--shares'], {
    execArgv: [...process.execArgv, ...fasterArgs],
  });
  const shares: Share[] = [];
  return new Promise((resolve, reject) => {
    const giveNext = () => {
      const { value, done } = blocks.next();
      if (done) child.disconnect();
      else child.send(value);
    };
    child.on('message', (share) => {
      shares.push(share as Share);
      giveNext();
    });
    child.once('error', reject);
    child.once('exit', (code) =>
      code === 0 ? resolve(shares) : reject(new Error(`a simulating process ended with ${code}`)),
    );
    giveNext();
  });
}

function* blocksOf(from: number, end: number): Generator<Block> {
  for (let first = from; first < end; first += blockSeeds)
    yield { first, end: Math.min(first + blockSeeds, end) };
}

async function playAll(from: number, runs: number): Promise<boolean> {
  const processes = Math.max(1, Math.min(availableParallelism(), Math.ceil(runs / blockSeeds)));
  const startMs = performance.now();
  const blocks = blocksOf(from, from + runs);
  const playing = Array.from({ length: processes }, () => playElsewhere(blocks));
  const shares = (await Promise.all(playing)).flat();
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

if (values.shares) await playShares();
else if (values.seed !== undefined) process.exitCode = (await playOne(numberOf('seed'))) ? 0 : 1;
else process.exitCode = (await playAll(numberOf('from'), numberOf('runs'))) ? 0 : 1;
