import { readFileSync } from 'node:fs';
import { type Settings, toSettings } from './settings.ts';

/** The settings that were put beside a function's code, as JSON. Throws an error that names the file. */
export function readBundledSettings(file: string): Settings {
  try {
    return toSettings(JSON.parse(readFileSync(file, 'utf8')));
  } catch (error) {
    throw new Error(`${file} holds no valid settings; deploy again`, { cause: error });
  }
}
