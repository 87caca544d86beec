import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { output, run } from './children.ts';

const oldestMinor = 10;
const names = ['python3', 'python3.13', 'python3.12', 'python3.11', 'python3.10', 'python'];
const requirements = new URL('requirements.txt', import.meta.url);
const printVersion = 'import sys, venv, ensurepip; print(*sys.version_info[:2])';

/** There is no Python to run the emulator with: nothing can be said about the product. */
export class NoPython extends Error {
  override readonly name = 'NoPython';
}

/** Python of the virtual environment in `folder`, which is made when it is missing or outdated. */
export async function emulatorPython(folder: string): Promise<string> {
  const python = join(folder, 'bin', 'python');
  const installed = join(folder, 'installed.txt');
  const wanted = readFileSync(requirements, 'utf8');
  if (existsSync(installed) && readFileSync(installed, 'utf8') === wanted) return python;
  await output(await systemPython(), ['-m', 'venv', '--clear', folder]);
  const pip = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check'];
  await output(python, [...pip, '--requirement', requirements.pathname], { timeoutMs: 600_000 });
  writeFileSync(installed, wanted);
  return python;
}

async function systemPython(): Promise<string> {
  for (const name of names) {
    const { status, output: version } = await run(name, ['-c', printVersion]);
    const [major = 0, minor = 0] = version.trim().split(' ').map(Number);
    if (status === 0 && major === 3 && minor >= oldestMinor) return name;
  }
  throw new NoPython(
    `there is no Python 3.${oldestMinor} or later with venv and pip; install one (Debian: python3 and python3-venv)`,
  );
}
