import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';

/** AWS's own Node.js Runtime Interface Client, Apache-2.0. */
const wanted = {
  version: '4.0.2',
  integrity:
    'sha512-FE5Vskx7mYNnqAnWWJXUOsLp2VGgdsJsCoRLFTa8L4Yk0QVtArqR8q58yPA++QC1a73ZWJXBQ2AH31nIAv7NOQ==',
};

/**
 * The runtime interface client's main file, fetched by npm when it is not there yet. It is no
 * dependency: installing it means compiling, for which a machine needs more than Node.
 */
export function runtimeClient(): string {
  const cache = resolve('node_modules', '.cache');
  const folder = resolve(cache, `aws-lambda-ric-${wanted.version}`);
  if (!existsSync(folder)) fetchInto(folder, cache);
  return resolve(folder, 'index.mjs');
}

function fetchInto(folder: string, cache: string): void {
  mkdirSync(cache, { recursive: true });
  const cwd = mkdtempSync(`${cache}/ric-`);
  try {
    const args = ['pack', `aws-lambda-ric@${wanted.version}`, '--json', '--ignore-scripts'];
    const packed = JSON.parse(execFileSync('npm', args, { cwd, encoding: 'utf8' }));
    const [{ filename, integrity }] = Array.isArray(packed) ? packed : Object.values(packed);
    if (integrity !== wanted.integrity) {
      throw new Error(`aws-lambda-ric ${wanted.version} is not what it was: ${integrity}`);
    }
    execFileSync('tar', ['-xzf', filename], { cwd });
    renameSync(resolve(cwd, 'package'), folder);
  } finally {
    rmSync(cwd, { recursive: true });
  }
}
