// Builds `dist/`, which is what the published package runs: Node strips no types inside node_modules.
// The construct becomes plain JavaScript with declarations; the command line a few files that load
// fast; each handler the finished bundle that the construct deploys, so that its users need no esbuild.
import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, readdirSync, rmSync } from 'node:fs';
import { extname, join } from 'node:path';
import { bundleCli } from './bundle-cli.ts';
import { bundleHandler } from './bundle-handler.ts';

rmSync('dist', { recursive: true, force: true });

const { status } = spawnSync(
  process.execPath,
  ['node_modules/typescript/bin/tsc', '--project', 'tools/tsconfig.build.json'],
  { stdio: 'inherit' },
);
if (status !== 0) process.exit(status ?? 1);

// Data that is read at run time; the compiler only takes along what is imported.
for (const entry of readdirSync('lib', { recursive: true, withFileTypes: true })) {
  const file = join(entry.parentPath, entry.name);
  if (entry.isFile() && extname(file) !== '.ts') cpSync(file, join('dist', file));
}
bundleCli('dist/bin');
chmodSync('dist/bin/bandog.js', 0o755);

for (const entry of readdirSync('functions', { withFileTypes: true })) {
  if (entry.isDirectory()) bundleHandler(entry.name, join('dist/functions', entry.name));
}
