import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { defaultSettings } from './default-settings.ts';
import type { Settings } from './settings.ts';
import { SettingsError } from './settings-error.ts';

/** Looked for in this order when no file is named. */
const usualNames = ['bandog.yaml', 'bandog.yml'];

/**
 * Reads the settings from `file`, or from `bandog.yaml` in the working directory where there is one,
 * else gives the defaults. Throws a SettingsError that lists all problems at once.
 */
export async function loadSettings(file?: string): Promise<Settings> {
  const path = file ?? usualNames.find((name) => existsSync(name));
  if (path === undefined) return defaultSettings;
  // Loaded only where there are settings: YAML takes longer to load than most files take to scan.
  const { parseSettings } = await import('./parse-settings.ts');
  return parseSettings(await textOf(path), path);
}

async function textOf(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? String(error);
    const message =
      code === 'ENOENT' ? 'there is no such file' : `the file cannot be read (${code})`;
    throw new SettingsError(path, [{ file: path, field: '', message }], error);
  }
}
