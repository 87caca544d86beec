import { rmSync } from 'node:fs';
import { basename } from 'node:path';
import { type BuildOptions, buildSync, type Metafile } from 'esbuild';
import manifest from '../package.json' with { type: 'json' };
import { takeBuiltInModules } from './built-in-modules.ts';

/** Packages that go into the bundle, because nearly every command loads them. */
const inside: readonly string[] = ['commander', 'p-map', 'yaml', 'zod'];

const options = {
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node22',
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: 'none',
  logLevel: 'error',
} as const satisfies BuildOptions;

const packages = Object.keys(manifest.dependencies).filter((name) => !inside.includes(name));

/**
 * Puts the command line into a few files instead of hundreds, so that it starts in half the time.
 * Everything lies flat in one folder: a thread is started from the file beside (see `run-jobs.ts`).
 */
export function bundleCli(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  const { metafile } = buildSync({
    ...options,
    entryPoints: [
      'bin/bandog.ts',
      'lib/adapters/threads/thread.ts',
      'lib/wiring/judge-thread.ts',
      'lib/wiring/skim-thread.ts',
    ],
    entryNames: '[name]',
    chunkNames: '[name]-[hash]',
    outdir: folder,
    splitting: true,
    external: packages,
    metafile: true,
  });
  joinChunks(metafile, 'bin/scan/run-scan.ts', [
    ...withImports(metafile, 'bin/main.ts'),
    ...withImports(metafile, 'bin/commands/scan.ts'),
  ]);
  joinChunks(metafile, 'lib/wiring/skim-thread.ts', []);
  takeBuiltInModules(folder);
}

/**
 * What commands share comes in some fifty chunks, and each takes longer to find than to run. One that must
 * start fast gets what it imports in one file with it, but for `loaded`, which are there already, and
 * what it imports when asked for.
 */
function joinChunks(metafile: Metafile, source: string, loaded: readonly string[]): void {
  const entry = outputOf(metafile, source);
  const apart = withImports(metafile, source)
    .flatMap((file) => metafile.outputs[file]?.imports ?? [])
    .filter(({ path, kind }) => kind === 'dynamic-import' || loaded.includes(path));
  buildSync({
    ...options,
    entryPoints: [entry],
    outfile: entry,
    allowOverwrite: true,
    external: [...packages, ...apart.map(({ path }) => `./${basename(path)}`)],
  });
}

function outputOf({ outputs }: Metafile, source: string): string {
  const found = Object.keys(outputs).find((file) => outputs[file]?.entryPoint === source);
  if (found === undefined) throw new Error(`${source} is in no file of its own`);
  return found;
}

/** The file of a source, and all that are loaded with it. */
function withImports(metafile: Metafile, source: string): string[] {
  const found = new Set([outputOf(metafile, source)]);
  for (const file of found) {
    for (const { path, kind } of metafile.outputs[file]?.imports ?? []) {
      if (kind === 'import-statement' && path in metafile.outputs) found.add(path);
    }
  }
  return [...found];
}
