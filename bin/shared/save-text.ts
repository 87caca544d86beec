import { writeFile } from 'node:fs/promises';
import { CliError } from './cli-error.ts';
import { messageOf } from './error-text.ts';

/** Writes a file that was asked for, and says so; throws a CliError that names it where that fails. */
export async function saveText(file: string, text: string): Promise<void> {
  try {
    await writeFile(file, text);
  } catch (error) {
    throw new CliError(`cannot write ${messageOf(error)}`, { cause: error });
  }
  process.stderr.write(`wrote ${file}\n`);
}
