import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';

const filesIn = (root: string) =>
  readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => join(root, file))
    .sort();

const read = (file: string) => readFileSync(file, 'utf8');
const linesOf = (file: string) => read(file).trimEnd().split('\n').length;
const parse = (file: string) => ts.createSourceFile(file, read(file), ts.ScriptTarget.Latest, true);
const camel = (kebab: string) =>
  kebab.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

describe('a handler is thin', () => {
  const handlers = filesIn('functions').filter((file) => basename(file) === 'handler.ts');

  it('and there is one in each folder', () => {
    const folders = readdirSync('functions', { withFileTypes: true }).filter((it) =>
      it.isDirectory(),
    );
    expect(handlers).toEqual(
      folders.map(({ name }) => join('functions', name, 'handler.ts')).sort(),
    );
  });

  it.each(handlers)('%s has at most 40 lines', (file) =>
    expect(linesOf(file)).toBeLessThanOrEqual(40),
  );
});

describe('a file can be read in one sitting', () => {
  it.each(filesIn('lib'))('%s has at most 200 lines', (file) =>
    expect(linesOf(file)).toBeLessThanOrEqual(200),
  );
});

describe('a port is only types', () => {
  it.each(filesIn('lib/ports'))('%s compiles to nothing', (file) => {
    const { outputText } = ts.transpileModule(read(file), {
      compilerOptions: {
        target: ts.ScriptTarget.ESNext,
        module: ts.ModuleKind.ESNext,
        removeComments: true,
        verbatimModuleSyntax: true,
      },
    });
    expect(outputText.trim()).toBe('export {};');
  });
});

describe('a rule is one file, named for its one export, and listed', () => {
  const list = read('lib/domain/change/classify-origin.ts');
  it.each(filesIn('lib/domain/change/origin-rules'))('%s', (file) => {
    const name = camel(basename(file, '.ts'));
    const exported = [...read(file).matchAll(/^export (?:const|function) (\w+)/gm)];
    expect(exported.map(([, it]) => it)).toEqual([name]);
    expect(list.replaceAll(/^import .*$/gm, '')).toMatch(new RegExp(`\\b${name}\\b`));
  });
});

describe('an optional prop says what happens without it', () => {
  const props = filesIn('lib/infra').flatMap((file) =>
    parse(file)
      .statements.filter(ts.isInterfaceDeclaration)
      .filter((type) => type.name.text.endsWith('Props'))
      .flatMap((type) =>
        type.members.filter(ts.isPropertySignature).map((prop) => ({ type, prop })),
      ),
  );

  it('and there are props to look at', () => expect(props.length).toBeGreaterThan(10));

  it.each(
    props.map(({ type, prop }) => [`${type.name.text}.${prop.name.getText()}`, prop] as const),
  )('%s', (_, prop) => {
    const isReadonly =
      prop.modifiers?.some((modifier) => modifier.kind === ts.SyntaxKind.ReadonlyKeyword) ?? false;
    const hasDefault = ts.getJSDocTags(prop).some((tag) => tag.tagName.text === 'default');
    expect({ isReadonly, explained: !prop.questionToken || hasDefault }).toEqual({
      isReadonly: true,
      explained: true,
    });
  });
});
