import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** In a file that esbuild minified. */
const imported = /import ?(\* ?as [\w$]+|[\w$]+|\{[^}]*\}) ?from ?"(node:[\w/]+)";/g;

/** Takes long to load, and what imports it hardly ever uses it. */
const rarelyUsed: ReadonlySet<string> = new Set(['node:child_process']);

/**
 * Takes the built-in modules of all bundled files in a folder without importing them. For an import, Node lists
 * all that the module exports, and so loads what nobody asked for: with `fs` its promises and its
 * streams, which takes a tenth of the start of a command, and again of that of a thread. Throws for an
 * import in a spelling it does not know.
 */
export function takeBuiltInModules(folder: string): void {
  for (const name of readdirSync(folder).filter((it) => it.endsWith('.js'))) {
    const file = join(folder, name);
    writeFileSync(file, withoutImports(readFileSync(file, 'utf8'), name));
  }
}

function withoutImports(text: string, name: string): string {
  const taken: string[] = [];
  const rest = text.replace(imported, (_, names: string, module: string) => {
    taken.push(taking(names, module));
    return '';
  });
  if (/from ?"node:/.test(rest))
    throw new Error(`${name} imports a built-in module in another way`);
  // Where the imports stood they would be too late: imports are there before all else.
  const start = rest.startsWith('#!') ? rest.indexOf('\n') + 1 : 0;
  return rest.slice(0, start) + taken.join('') + rest.slice(start);
}

function taking(names: string, module: string): string {
  // A file may have a `process` of its own.
  const get = `globalThis.process.getBuiltinModule("${module}")`;
  if (names.startsWith('{')) return `var ${names.replaceAll(' as ', ':')}=${get};`;
  const variable = names.split(' ').at(-1);
  return rarelyUsed.has(module)
    ? `var ${variable}=new Proxy({},{get:(_,name)=>${get}[name]});`
    : `var ${variable}=${get};`;
}
