import { rmSync } from 'node:fs';
import { buildSync } from 'esbuild';
import manifest from '../package.json' with { type: 'json' };

/** Packages that go into the bundle, because nearly every command loads them. */
const inside: readonly string[] = ['commander', 'p-map', 'yaml', 'zod'];

/**
 * Puts the command line into a few files instead of hundreds, so that it starts in half the time.
 * Everything lies flat in one folder: a thread is started from the file beside (see `run-jobs.ts`).
 */
export function bundleCli(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  buildSync({
    entryPoints: ['bin/bandog.ts', 'lib/adapters/threads/thread.ts', 'lib/wiring/skim-thread.ts'],
    entryNames: '[name]',
    chunkNames: '[name]-[hash]',
    outdir: folder,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node22',
    minifySyntax: true,
    minifyWhitespace: true,
    legalComments: 'none',
    external: Object.keys(manifest.dependencies).filter((name) => !inside.includes(name)),
    logLevel: 'error',
  });
}
