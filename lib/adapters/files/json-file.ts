import { readFile } from 'node:fs/promises';

/** The one JSON document a file holds; throws an Error that names the file. */
export async function jsonFile(path: string): Promise<unknown> {
  const text = await readFile(path, 'utf8');
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(`${path}: is not JSON: ${(error as Error).message}`, { cause: error });
  }
}
