import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Function as FunctionNode, parse } from 'acorn';
import { simple } from 'acorn-walk';
import MagicString from 'magic-string';

/** What Node writes of one script, as far as it is read here. */
interface ScriptCoverage {
  readonly url: string;
  readonly functions: readonly { readonly ranges: readonly CoveredRange[] }[];
}

interface CoveredRange {
  readonly startOffset: number;
  readonly endOffset: number;
  readonly count: number;
}

/**
 * Lets the functions that a command calls be compiled with their module. Others V8 compiles when they are
 * called, and Node's cache of compiled modules, which is made before that, never holds them: they would be
 * compiled again in each run. A function in parentheses V8 takes for one that is called at once. Runs the
 * command of the bundled command line in `folder` to see which those are. Throws when it fails.
 */
export function compileEarly(folder: string, command: readonly string[]): void {
  const called = calledFunctions(join(folder, 'bandog.js'), command);
  for (const name of readdirSync(folder).filter((it) => it.endsWith('.js'))) {
    const file = join(folder, name);
    const places = called.get(pathToFileURL(file).href);
    if (places === undefined) continue;
    writeFileSync(file, inParentheses(readFileSync(file, 'utf8'), places));
  }
}

/** Where the functions stand that were called, in whatever thread, by the address of their file. */
function calledFunctions(program: string, command: readonly string[]): Map<string, Set<string>> {
  const folder = mkdtempSync(join(tmpdir(), 'bandog-coverage-'));
  try {
    const { status, stderr } = spawnSync(process.execPath, [program, ...command], {
      env: { ...process.env, NODE_V8_COVERAGE: folder },
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(`${command.join(' ')} ended with ${status}: ${stderr}`);
    const called = new Map<string, Set<string>>();
    for (const name of readdirSync(folder))
      addCalled(called, readFileSync(join(folder, name), 'utf8'));
    return called;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function addCalled(called: Map<string, Set<string>>, coverage: string): void {
  const { result }: { readonly result: readonly ScriptCoverage[] } = JSON.parse(coverage);
  for (const { url, functions } of result) {
    const places = called.get(url) ?? new Set();
    called.set(url, places);
    for (const { ranges } of functions) {
      const [whole] = ranges;
      if (whole !== undefined && whole.count > 0) {
        places.add(placeOf(whole.startOffset, whole.endOffset));
      }
    }
  }
}

const placeOf = (start: number, end: number): string => `${start}-${end}`;

/**
 * The module with functions at these places in parentheses. A declaration becomes a variable at the top, so that
 * what stands before it still finds it. Methods cannot be written so, nor, to any effect, arrows that are
 * asynchronous: they stay as they are.
 */
export function inParentheses(text: string, places: ReadonlySet<string>): string {
  const module = parse(text, { ecmaVersion: 'latest', sourceType: 'module', allowHashBang: true });
  const written = new MagicString(text);
  const wrap = ({ start, end }: FunctionNode) => {
    if (places.has(placeOf(start, end))) written.appendRight(start, '(').appendLeft(end, ')');
  };
  const methods = new Set<FunctionNode>();
  simple(module, {
    MethodDefinition: ({ value }) => void methods.add(value),
    Property: ({ method, kind, value }) => {
      if (method || kind !== 'init') methods.add(value as FunctionNode);
    },
  });
  simple(module, {
    ArrowFunctionExpression: wrap,
    FunctionExpression: (it) => {
      if (!methods.has(it)) wrap(it);
    },
  });
  const top = text.startsWith('#!') ? text.indexOf('\n') + 1 : 0;
  for (const statement of module.body) {
    if (statement.type !== 'FunctionDeclaration') continue;
    const { start, end, id } = statement;
    if (!places.has(placeOf(start, end))) continue;
    written.appendRight(start, `var ${id.name}=(`).appendLeft(end, ');');
    if (start > top) written.move(start, end, top);
  }
  return written.toString();
}
