import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { scorecardSection } from '../../lib/render/html/scorecard-section.ts';
import { renderJunit } from '../../lib/render/junit.ts';
import { scorecardBlocks } from '../../lib/render/markdown-scorecard.ts';
import { renderSarif } from '../../lib/render/sarif.ts';
import { unitText } from '../../lib/render/scorecard-words.ts';
import { renderGates } from '../../lib/render/terminal/gates.ts';
import { displayWidth } from '../../lib/render/terminal/layout.ts';
import { scorecardLines } from '../../lib/render/terminal/scorecard.ts';
import { withoutBreaks } from '../helpers/without-breaks.ts';
import { hostileText } from './hostile.ts';
import { sampleScorecard } from './sample-scorecard.ts';

const canvas = { columns: 80, paint: (_: string, text: string) => text };
const { gates } = sampleScorecard();
const at = '2026-11-04T06:00:00.000Z';
const sarifOf = (strict: boolean, some: typeof gates = gates) =>
  JSON.parse(renderSarif(some, { strict, file: 'bandog.yaml', version: '0.1.0' }));
test('gates on a terminal of 80 columns', () => {
  expect(renderGates(gates, false, canvas)).toMatchSnapshot();
  expect(renderGates(gates, true, canvas)).toContain('Blocked by security, disaster-recovery.');
});

test('a scorecard on a terminal of 80 columns', () => {
  const lines = scorecardLines(sampleScorecard(), canvas);
  expect(lines.join('\n')).toMatchSnapshot();
  for (const line of lines) expect(displayWidth(line)).toBeLessThanOrEqual(80);
});

test('what --strict stops at is named', () => {
  const [unknown, , pass] = gates;
  if (!unknown || !pass) throw new Error('the sample is too short');
  expect(renderGates([unknown, pass], true, canvas)).toMatch(
    /Stopped by --strict, for unknown is no pass:\scode-review\./,
  );
  const lenient = renderGates([unknown, pass], false, canvas);
  expect(lenient).toMatch(/Nothing blocks, but unknown is no pass:\scode-review\./);
  expect(lenient).not.toContain('Clear to go on.');
  expect(renderGates([pass], false, canvas)).toContain('Clear to go on.');
});

test('a scorecard in Markdown', () => {
  expect(scorecardBlocks(sampleScorecard()).join('\n\n')).toMatchSnapshot();
});

test('a scorecard in HTML names each metric and gate with its answer', () => {
  const page = withoutBreaks(scorecardSection(sampleScorecard()).toString());
  for (const text of [
    'Changes by hand',
    'off target',
    'better by 3 since the week of 2026-10-26',
    '4 min 12 s',
    'at least 99.99 %',
    'Code review',
    'fails',
    'conditional',
    'CVE-2026-1 on i-1',
  ])
    expect(page).toContain(text);
});

describe('JUnit', () => {
  it('fails what blocks and skips the rest, with reasons', () => {
    const xml = renderJunit(gates, false, at);
    expect(xml).toContain('<testsuite name="gates" tests="5" failures="1" errors="0" skipped="3" ');
    expect(xml).toContain('<testcase classname="bandog.gate" name="cost"/>');
    expect(xml).toContain(
      '<failure message="1 critical finding is open">CVE-2026-1 on i-1</failure>',
    );
    expect(xml).toContain('<skipped message="unknown: nobody looked for reviews">');
    expect(xml).toContain('timestamp="2026-11-04T06:00:00"');
  });

  it('is stricter when strict', () => {
    expect(renderJunit(gates, true, at)).toContain('failures="2" errors="2" skipped="0"');
  });
});

describe('SARIF', () => {
  it('has a result for each gate that does not pass, at the settings', () => {
    const [{ tool, results }] = sarifOf(false).runs;
    expect(tool.driver.rules).toHaveLength(5);
    expect(results.map(({ ruleId, level }: Record<string, string>) => [ruleId, level])).toEqual([
      ['code-review', 'note'],
      ['security', 'error'],
      ['monitoring-coverage', 'note'],
      ['disaster-recovery', 'warning'],
    ]);
    for (const { ruleId, ruleIndex, locations } of results) {
      expect(tool.driver.rules[ruleIndex].id).toBe(ruleId);
      expect(locations[0].physicalLocation.artifactLocation.uri).toBe('bandog.yaml');
    }
  });

  it('is stricter when strict, and empty when all pass', () => {
    const levels = sarifOf(true).runs[0].results.map(({ level }: { level: string }) => level);
    expect(levels).toEqual(['warning', 'error', 'warning', 'error']);
    const passing = gates.filter(({ answer }) => answer === 'pass');
    expect(sarifOf(true, passing).runs[0].results).toEqual([]);
  });
});

test('hostile text is text everywhere, and harmless', () => {
  /** Controls and direction marks but for our own line feeds, and what XML forbids. */
  const harmful = /(?!\n)[\p{Cc}\p{Bidi_Control}\p{Cs}]/u;
  fc.assert(
    fc.property(hostileText, (text) => {
      const card = sampleScorecard(text);
      const said = [
        scorecardSection(card).toString(),
        renderJunit(card.gates, true, at),
        renderSarif(card.gates, { strict: true, file: 'bandog.yaml', version: '0.1.0' }),
        scorecardBlocks(card).join('\n'),
        scorecardLines(card, canvas).join('\n'),
        renderGates(card.gates, true, canvas),
      ];
      for (const form of said) expect(form).not.toMatch(harmful);
      expect(said[1]).not.toMatch(/[\ufffe\uffff]|&(?!amp;|lt;|gt;|quot;|#39;)/);
    }),
    { numRuns: 50 },
  );
  const evil = '<img src=x onerror=alert(1)>]]>&"\'';
  const card = sampleScorecard(evil);
  for (const markup of [scorecardSection(card).toString(), renderJunit(card.gates, true, at)]) {
    expect(markup).not.toContain('<img');
    expect(markup).not.toContain(']]>');
  }
  expect(scorecardBlocks(card).join('\n')).not.toContain('<img');
});

test.each([
  [0, 'count', '0'],
  [1234, 'count', '1,234'],
  [0.4, 'seconds', '0 s'],
  [45, 'seconds', '45 s'],
  [300, 'seconds', '5 min'],
  [3725, 'seconds', '1 h 2 min'],
  [-90, 'seconds', '-1 min 30 s'],
  [99.9996, 'percent', '99.999 %'],
  [100, 'percent', '100 %'],
  [99.99, 'percent', '99.99 %'],
  [-12.34567, 'percent', '-12.3 %'],
  [1, 'days', '1 day'],
  ['unknown', 'days', 'unknown'],
] as const)('%s %s is written %s', (value, unit, text) => {
  expect(unitText(value, unit)).toBe(text);
});
