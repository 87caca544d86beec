// Runs dependency-cruiser and fails when it saw fewer modules than there are source files:
// a boundary check that cruised nothing passes for the wrong reason.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';

const rooms = ['bin', 'lib', 'functions'].filter((room) => existsSync(room));
const sources = rooms
  .flatMap((room) => readdirSync(room, { recursive: true, encoding: 'utf8' }))
  .filter((file) => file.endsWith('.ts')).length;

const { status, stdout, stderr } = spawnSync(
  process.execPath,
  [
    'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs',
    '--config',
    '.dependency-cruiser.cjs',
    ...rooms,
  ],
  { encoding: 'utf8' },
);
process.stdout.write(stdout);
process.stderr.write(stderr);
const cruised = Number(/\((\d+) modules/.exec(stdout)?.[1] ?? 0);
if (status !== 0) process.exit(status ?? 1);
if (cruised < sources) {
  console.error(`rooms: cruised ${cruised} modules, but there are ${sources} source files`);
  process.exit(1);
}
