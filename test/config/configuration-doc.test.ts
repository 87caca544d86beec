import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const textOf = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

/** Names of all settings, at any depth of a JSON schema. */
function* namesIn(schema: unknown): Generator<string> {
  if (typeof schema !== 'object' || schema === null) return;
  for (const [key, value] of Object.entries(schema)) {
    if (key === 'properties') yield* Object.keys(value);
    yield* namesIn(value);
  }
}

const settings = [...new Set(namesIn(JSON.parse(textOf('schema/bandog.schema.json'))))];
const page = textOf('docs/configuration.md');
/** In a table, or in an example. */
const isTold = (name: string) =>
  new RegExp(`\`(?:[^\`\\n]*[^\`\\w])?${name}\\b|[\\s{]${name}:`).test(page);

it('tells every setting', () => {
  expect(settings.length).toBeGreaterThan(100);
  expect(settings.filter((name) => !isTold(name))).toEqual([]);
});

it('would miss one', () => expect(isTold('monthlyAmountt')).toBe(false));
