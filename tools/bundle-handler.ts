import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { bundleOptions, externalsOf } from '../lib/infra/bundle-options.ts';

/** Bundles `functions/<name>` into `folder` as the stack does; returns the file. */
export function bundleHandler(name: string, folder: string): string {
  const outfile = join(folder, 'index.mjs');
  buildSync({
    ...bundleOptions,
    external: externalsOf(name),
    mainFields: [...bundleOptions.mainFields],
    entryPoints: [join('functions', name, 'handler.ts')],
    outfile,
    logLevel: 'error',
  });
  return outfile;
}
