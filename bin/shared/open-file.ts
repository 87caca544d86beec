import { spawn } from 'node:child_process';
import { resolve } from 'node:path';

const openers: Readonly<Partial<Record<NodeJS.Platform, readonly string[]>>> = {
  darwin: ['open'],
  win32: ['cmd', '/c', 'start', ''],
};

/** Opens a file with what the system opens its kind with; says so where it has nothing to. */
export function openFile(file: string): Promise<void> {
  const [program = 'xdg-open', ...args] = openers[process.platform] ?? ['xdg-open'];
  return new Promise((done) => {
    const child = spawn(program, [...args, resolve(file)], { stdio: 'ignore', detached: true });
    child.on('error', () => {
      process.stderr.write(`cannot open ${file} by itself (${program}): open it in a browser\n`);
      done();
    });
    child.on('spawn', () => {
      child.unref();
      done();
    });
  });
}
