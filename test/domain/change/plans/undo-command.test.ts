import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { otherInverses } from '../../../../lib/domain/change/plans/other-inverses.ts';
import { pairedInverses } from '../../../../lib/domain/change/plans/paired-inverses.ts';
import { planOf } from '../../../../lib/domain/change/plans/plan-of.ts';
import { eventOf } from '../../../helpers/judged.ts';
import { called, type Raw } from '../../../helpers/record.ts';

interface Row {
  readonly call: string;
  readonly asked: Raw;
  readonly answered?: Raw;
  readonly undo: readonly string[];
}

const rows = parse(readFileSync('test/fixtures/ways-back/undo.yaml', 'utf8')) as Row[];

const eventFor = ({ call, asked, answered }: Row) => eventOf(called(call, asked, answered));

const commandsFor = (row: Row): string[] =>
  planOf(eventFor(row)).revert.flatMap(({ kind, text }) => (kind === 'command' ? text : []));

describe('the command that undoes a call', () => {
  it.each(rows.map((row) => [row.call, row] as const))('%s', (_, row) => {
    expect(commandsFor(row)).toEqual(
      row.undo.map((command) => `aws ${command} --region eu-central-1`),
    );
  });

  it('has a row here for every call and every condition', () => {
    const seen = rows
      .filter(({ undo }) => undo.length > 0)
      .map(eventFor)
      .map(({ service, action }) => `${service}:${action}`);
    const known = [...pairedInverses.keys(), ...Object.keys(otherInverses)];
    expect(known.length).toBeGreaterThan(100);
    expect(new Set(known).size).toBe(known.length);
    expect(known.filter((call) => !seen.includes(call))).toEqual([]);
    const options = (command: string) =>
      command.split(' ').filter((word) => !/^[-{]/.test(word) || word.startsWith('--'));
    const printed = rows.flatMap(({ undo }) => undo);
    const unseen = Object.values(otherInverses)
      .flat()
      .filter(
        ({ command }) =>
          !printed.some((text) => options(command).every((word) => text.includes(word))),
      );
    expect(unseen).toEqual([]);
  });
});

describe('what to know before a command is run', () => {
  const warned = (wanted: RegExp, words: string) =>
    rows
      .filter(({ call, undo }) => undo.some((command) => wanted.test(`${call} ${command}`)))
      .map((row) => {
        const { revert } = planOf(eventFor(row));
        return {
          row,
          before: revert.slice(
            0,
            revert.findIndex(({ kind }) => kind === 'command'),
          ),
        };
      })
      .filter(({ before }) => !before.some(({ text }) => text.includes(words)))
      .map(({ row }) => row.call);

  it('is that what a call replaced is not known', () => {
    const replaced = /^(?!ssm)\w+:(?:Put|Set)\w+ \S+ (?:delete|remove)-|delete-tags/;
    expect(warned(replaced, 'Only if there was none before')).toEqual([]);
    expect(warned(/^iam:AttachRolePolicy/, 'Only if there was none before')).toHaveLength(1);
  });

  it('is that what holds data goes with it', () => {
    const holds =
      /terminate-|delete-(?:table|volume|queue|log-group|parameter|snapshot|db-)|release-/;
    expect(warned(holds, 'deletes it for good')).toEqual(['rds:CreateDBSubnetGroup']);
  });
});

/** The call with values in its commands as nobody would choose them, no two the same. */
const hostile = (row: Row, name: string): Row => {
  const told = row.undo.join(' ');
  let count = 0;
  const replaced = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(replaced);
    if (typeof value === 'object' && value !== null) {
      return Object.fromEntries(Object.entries(value).map(([key, it]) => [key, replaced(it)]));
    }
    const stays = typeof value !== 'string' || !told.includes(value) || /^[a-z]{1,8}$/i.test(value);
    if (stays) return value;
    count += 1;
    return `${name}${count}`;
  };
  return {
    ...row,
    asked: replaced(row.asked) as Raw,
    ...(row.answered && { answered: replaced(row.answered) as Raw }),
  };
};

/** What a shell takes for the words of each command. */
function wordsOf(commands: readonly string[]): string[][] {
  const script = commands.map((command) => `set -- ${command}; printf '%s\\0' "$@"; printf '\\1'`);
  const { stdout } = spawnSync('sh', ['-c', script.join('\n')], { encoding: 'utf8' });
  return stdout
    .split('\u0001')
    .slice(0, -1)
    .map((it) => it.split('\0').slice(0, -1));
}

describe('hostile values in the commands', () => {
  const told = rows.map((row) => ({ row, tame: wordsOf(commandsFor(row)) }));

  it('are words of their own to a shell, in every command', () => {
    fc.assert(
      fc.property(
        fc
          .string({ unit: fc.constantFrom(...'$`"\'\\!;&|<>(){}[]*?~ ab=%^@é'), minLength: 1 })
          .filter((name) => name.trim() !== ''),
        (name) => {
          // What is no id of its kind leads to no command.
          const given = told
            .map((it) => ({ ...it, printed: commandsFor(hostile(it.row, name)) }))
            .filter(({ printed, tame }) => printed.length === tame.length);
          const usual = given.flatMap(({ tame }) => tame);
          const words = wordsOf(given.flatMap(({ printed }) => printed));
          expect(words.map(({ length }) => length)).toEqual(usual.map(({ length }) => length));
          const strange = words.flatMap((command, index) =>
            command.filter((word, at) => word !== usual[index]?.[at]),
          );
          const inside = JSON.stringify(name).slice(1, -1);
          expect(strange.filter((it) => !it.includes(name) && !it.includes(inside))).toEqual([]);
          expect(strange.length).toBeGreaterThan(100);
        },
      ),
      { numRuns: 20 },
    );
  });

  it.each(['-rf', 'file:///etc/passwd'])('%j begins no word', (name) => {
    const printed = rows.flatMap((row) => commandsFor(hostile(row, name)));
    const words = wordsOf(printed).flat();
    expect(words.length).toBeGreaterThan(100);
    expect(words.filter((word) => word.startsWith(name))).toEqual([]);
  });

  it.each(['a\nb', 'a\u202eb'])('%j is put into none', (name) => {
    const printed = rows.flatMap((row) => commandsFor(hostile(row, name)));
    expect(printed.filter((text) => text.includes(name))).toEqual([]);
  });
});
