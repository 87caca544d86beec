import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { fuzzOnce, type Target, targets } from '../test/fuzz/fuzz.ts';

/**
 * Gives the readers of CloudTrail, FOCUS, states and settings inputs that nobody would write:
 *
 *     node tools/fuzz.ts --runs 1000000
 *     node tools/fuzz.ts --runs 100000 --from 100001      the second tenth of it
 *     node tools/fuzz.ts --target states --seed 123       one input
 */
const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '1000000' },
    from: { type: 'string', default: '1' },
    target: { type: 'string' },
    seed: { type: 'string' },
  },
});

/** A reader that is silent for so long hangs. */
const patienceMs = 60_000;
const shownFailures = 10;
const reportEvery = 500;

/** What a process says now and then, and at its end. */
interface Progress {
  readonly seed: number;
  readonly failed: readonly { readonly seed: number; readonly wrong: string }[];
}

const [runs, from] = [Number(values.runs), Number(values.from)];
const names = Object.keys(targets) as Target[];
const target = names.find((name) => name === values.target);
if (values.target !== undefined && target === undefined)
  throw new Error(`--target must be one of ${names.join(', ')}`);

async function fuzzHere(name: Target): Promise<void> {
  const failed: { seed: number; wrong: string }[] = [];
  for (let seed = from; seed < from + runs; seed += 1) {
    const wrong = await fuzzOnce(name, seed);
    if (wrong !== undefined) failed.push({ seed, wrong });
    if (seed % reportEvery === 0 || seed === from + runs - 1)
      process.send?.({ seed, failed: failed.splice(0) } satisfies Progress);
  }
}

/** Fuzzes one target in a process of its own, which is ended when it hangs. */
function fuzzElsewhere(name: Target, count: number): Promise<number> {
  const args = ['--target', name, '--runs', `${count}`, '--from', `${from}`];
  const child = fork(fileURLToPath(import.meta.url), args);
  const startMs = performance.now();
  let failures = 0;
  let last = from;
  const hang = setTimeout(() => {
    console.log(`${name}: no answer for ${patienceMs / 1000} s behind seed ${last}: it hangs`);
    failures += 1;
    child.kill('SIGKILL');
  }, patienceMs);
  child.on('message', (message) => {
    hang.refresh();
    const { seed, failed } = message as Progress;
    last = seed;
    for (const { seed: at, wrong } of failed.slice(0, shownFailures - failures))
      console.log(
        `${name}, seed ${at}: ${wrong}\n  node tools/fuzz.ts --target ${name} --seed ${at}`,
      );
    failures += failed.length;
  });
  return new Promise((resolve) => {
    child.on('exit', (code) => {
      clearTimeout(hang);
      if (code !== 0) failures += 1;
      const seconds = ((performance.now() - startMs) / 1000).toFixed(0);
      console.log(`${name}: ${count} inputs, ${failures} failures, ${seconds} s`);
      resolve(failures);
    });
  });
}

if (values.seed !== undefined && target !== undefined) {
  const wrong = await fuzzOnce(target, Number(values.seed));
  console.log(wrong ?? 'all is well');
  process.exitCode = wrong === undefined ? 0 : 1;
} else if (target !== undefined && process.send !== undefined) await fuzzHere(target);
else {
  let failures = 0;
  const wanted = target === undefined ? names : [target];
  const all = wanted.reduce((sum, name) => sum + targets[name].share, 0);
  // Two at a time, as a small machine has cores.
  const waiting = wanted.map(
    (name) => [name, Math.ceil((runs * targets[name].share) / all)] as const,
  );
  const work = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const found = await fuzzElsewhere(...next);
      failures += found;
    }
  };
  const inputs = waiting.reduce((sum, [, count]) => sum + count, 0);
  const startMs = performance.now();
  await Promise.all([work(), work()]);
  const seconds = ((performance.now() - startMs) / 1000).toFixed(0);
  console.log(`${inputs} inputs from seed ${from} on, ${failures} failures, ${seconds} s`);
  process.exitCode = failures === 0 ? 0 : 1;
}
