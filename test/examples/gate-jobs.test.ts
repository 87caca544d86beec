import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { gateCommand } from '../../bin/commands/gate.ts';
import { gateIds } from '../../lib/domain/scorecard/scorecard.ts';

const files = [
  'examples/github-actions/bandog-gate.yml',
  'examples/gitlab/bandog-gate.gitlab-ci.yml',
];
const textOf = (file: string) => readFileSync(file, 'utf8');

test.each(files)('%s asks for gates and options that there are', (file) => {
  const text = textOf(file);
  expect(() => parse(text)).not.toThrow();
  const [, args = ''] = /bandog\.ts gate (.*)/.exec(text) ?? [];
  const known = gateCommand().options.map(({ long }) => long);
  const asked = args.match(/--[a-z]+/g) ?? [];
  expect(asked.filter((option) => !known.includes(option))).toEqual([]);
  const [, gates = ''] = /--gates (\S+)/.exec(args) ?? [];
  expect(gateIds).toEqual(expect.arrayContaining(gates.split(',')));
});

test('actions are pinned to a release, and no job needs a secret', () => {
  const [github = ''] = files.map(textOf);
  const uses = [...github.matchAll(/uses: (\S+)/g)].map(([, it = '']) => it);
  expect(uses.length).toBeGreaterThan(4);
  for (const action of uses) expect(action).toMatch(/@v\d+\.\d+\.\d+$/);
  for (const file of files) expect(textOf(file)).not.toMatch(/secrets\./);
});
