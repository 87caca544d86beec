import type { ChangeEvent } from './change-event.ts';

type Named = Pick<ChangeEvent, 'parameters'>;

/** The first parameter of the call with one of these names, whatever its case; the outermost counts. */
export function parameter(event: Named, ...names: readonly string[]): string | undefined {
  return find(event, names, (path) => !path.startsWith('response.'));
}

/** The same of what the call answered: the ids of what it made. */
export function answered(event: Named, ...names: readonly string[]): string | undefined {
  return find(event, names, (path) => path.startsWith('response.'));
}

function find(
  { parameters = {} }: Named,
  names: readonly string[],
  wanted: (path: string) => boolean,
): string | undefined {
  const entries = Object.entries(parameters).filter(([path]) => wanted(path));
  for (const name of names) {
    const lower = name.toLowerCase();
    const hit = entries.find(([path]) => lastName(path).toLowerCase() === lower);
    if (hit !== undefined) return hit[1];
  }
  return undefined;
}

const lastName = (path: string): string =>
  path.slice(path.replace(/(\.\d+)+$/, '').lastIndexOf('.') + 1).replace(/(\.\d+)+$/, '');

/** Values of all parameters whose path fits, in order. */
export function parametersAt({ parameters = {} }: Named, path: RegExp): string[] {
  return Object.entries(parameters).flatMap(([at, value]) => (path.test(at) ? value : []));
}
