import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { originRules } from '../../../lib/domain/change/classify-origin.ts';
import type { ChangePolicy, PolicyAnswer } from '../../../lib/domain/change/policy.ts';
import { judged } from '../../helpers/judged.ts';
import type { Raw } from '../../helpers/record.ts';

interface Case {
  readonly name: string;
  readonly policy?: Partial<ChangePolicy>;
  readonly event: Raw;
  readonly expect: {
    readonly origin: string;
    readonly channel: string;
    readonly tool?: string;
    readonly rule: string;
    readonly effect?: string;
    readonly restsOn?: string;
    readonly answer?: PolicyAnswer['answer'];
  };
}

const folder = new URL('../../fixtures/origin/', import.meta.url);
const files = readdirSync(folder).map((file) => ({
  rule: file.replace('.json', ''),
  cases: JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Case[],
}));

describe.each(files)('$rule', ({ cases }) => {
  it.each(cases)('$name', ({ event, policy, expect: wanted }) => {
    const { event: read, verdict, answer } = judged(event, policy);
    expect({ ...verdict, effect: read.effect, answer: answer.answer }).toMatchObject(wanted);
    expect(verdict.tool).toBe(wanted.tool);
  });
});

describe('every rule', () => {
  const names = [...originRules.map(([name]) => name), 'undecided'];

  it('has a file of fixtures, and every file is of a rule', () => {
    expect(files.map(({ rule }) => rule).toSorted()).toEqual(names.toSorted());
  });

  it.each(files)('$rule has a yes and a no', ({ rule, cases }) => {
    const decided = cases.map((it) => it.expect.rule);
    expect(decided).toContain(rule);
    expect(decided.some((name) => name !== rule)).toBe(true);
  });

  it('has cases whose names say what they are, each once', () => {
    for (const { rule, cases } of files) {
      const cased = cases.map(({ name, expect: { rule: decided } }) => [
        name.startsWith('no: '),
        decided !== rule,
      ]);
      for (const [saysNo, isNo] of cased) expect(saysNo).toBe(isNo);
      expect(new Set(cases.map(({ name }) => name)).size).toBe(cases.length);
    }
  });
});

describe('a verdict', () => {
  const all = files.flatMap(({ cases }) => cases);

  it('sorts every piece of evidence to one side', () => {
    for (const { event, policy } of all) {
      const { event: read, verdict } = judged(event, policy);
      expect(new Set([...verdict.evidenceFor, ...verdict.evidenceAgainst])).toEqual(
        new Set(read.evidence),
      );
      expect(verdict.evidenceFor.length + verdict.evidenceAgainst.length).toBe(
        read.evidence.length,
      );
    }
  });

  it('never clears anyone on claims alone', () => {
    for (const { event, policy } of all) {
      const { event: read, verdict } = judged(event, policy);
      const clears = ['iac', 'automation', 'provider'].includes(verdict.origin);
      if (clears && read.effect !== 'telemetry') expect(verdict.restsOn).toBe('asserted');
    }
  });
});
