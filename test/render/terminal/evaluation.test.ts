import { describe, expect, it } from 'vitest';
import type { Evaluation, Score } from '../../../lib/domain/change/evaluation.ts';
import { renderEvaluation } from '../../../lib/render/terminal/evaluation.ts';
import type { Style } from '../../../lib/render/terminal/layout.ts';

const canvas = { columns: 80, paint: (_: Style, text: string) => text };

const nothing: Score = {
  rows: 0,
  manual: {
    scored: 0,
    truePositives: 0,
    falsePositives: 0,
    falseNegatives: 0,
    precision: null,
    recall: null,
  },
  origin: { right: 0, accuracy: null },
};

const some: Score = {
  rows: 4,
  manual: {
    scored: 3,
    truePositives: 1,
    falsePositives: 1,
    falseNegatives: 0,
    precision: 0.5,
    recall: 1,
  },
  origin: { right: 3, accuracy: 0.75 },
};

const evaluation: Evaluation = {
  certain: some,
  all: some,
  depends: { rows: 1, predictedManual: 1 },
  confusion: [
    { label: 'cli', predicted: 'cli', rows: 3 },
    { label: 'cli', predicted: 'sdk', rows: 1 },
  ],
  wrong: [
    {
      line: 7,
      certainty: 'certain',
      label: 'cli',
      predicted: 'sdk',
      manual: 'no',
      predictedManual: true,
      action: 'ec2:RunInstances',
      effect: 'configuration',
      rule: 'personal-credential',
      reason: 'made with the key of a person',
      why: 'the agent \u001b[31mis a shell',
    },
  ],
  faults: {
    total: 1,
    shown: [{ source: 'rows.jsonl', place: 'line 3', code: 'not-json', message: 'is not JSON' }],
  },
  eventsPerSecond: 12_345.6,
};

describe('renderEvaluation', () => {
  it('shows scores, confusion, the wrong rows with their rule, and what could not be read', () => {
    expect(renderEvaluation(evaluation, canvas)).toMatchSnapshot();
  });

  it('says unknown, not 1 or 0, when there was nothing to score', () => {
    const text = renderEvaluation(
      { ...evaluation, certain: nothing, confusion: [], wrong: [], eventsPerSecond: null },
      canvas,
    );
    expect(text).toMatch(/certain +0 +unknown +unknown +0 \/ 0 +unknown/);
    expect(text).toContain('No row is judged other than labelled.');
  });
});
