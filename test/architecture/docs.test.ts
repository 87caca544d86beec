import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';

const pages = [
  ...readdirSync('.').filter((file) => file.endsWith('.md')),
  ...readdirSync('docs', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md'))
    .map((file) => join('docs', file)),
];

/** Rooms of the repository: a path that begins with one of them is meant to exist. */
const room = /^(?:\.ci|bench|bin|docs|functions|lib|schema|test|tools)\//;

/** Placeholders and patterns (`<name>`, `*`, `…`) name no file. */
const isName = (path: string) => /^[\w./@-]+$/.test(path) && !path.includes('...');

/** `path` in code, line numbers cut off. */
const inCode = (text: string) =>
  [...text.matchAll(/`([^`\s]+)`/g)]
    .map(([, code = '']) => code.replace(/:\d+$/, ''))
    .filter((path) => room.test(path) && isName(path));

/** Targets of links, without those that lead elsewhere and without anchors. */
const inLinks = (text: string, page: string) =>
  [...text.matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target = '']) => target.replace(/#.*$/, ''))
    .filter((target) => target !== '' && !/^[a-z]+:/.test(target))
    .map((target) => join(dirname(page), target));

describe('the threat model', () => {
  const rows = readFileSync('docs/threat-model.md', 'utf8')
    .split('\n')
    .map((line) => line.split(' | '))
    .filter((cells) => cells.length === 3 && !/^\|[-|]+$|they try/.test(cells.join(' | ')));

  it('has abuse cases', () => expect(rows.length).toBeGreaterThan(15));

  it.each(rows)('%s: %s: is held by a test', (_, __, tests) => {
    const named = inCode(tests).filter((path) => /\.test\.ts$/.test(path));
    expect(named.length).toBeGreaterThan(0);
    for (const path of named)
      expect(readFileSync(path, 'utf8')).toMatch(/\b(?:it|test)(?:\.each)?\(/);
  });
});

describe('a page names only what is there', () => {
  it('and there are pages', () => expect(pages.length).toBeGreaterThan(0));

  it.each(pages)('%s', (page) => {
    const text = readFileSync(page, 'utf8');
    const named = [...inCode(text), ...inLinks(text, page)];
    expect(named.filter((path) => !existsSync(path))).toEqual([]);
  });
});
