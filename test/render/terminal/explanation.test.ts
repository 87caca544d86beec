import { describe, expect, it } from 'vitest';
import { defaultSettings } from '../../../lib/config/default-settings.ts';
import { judge } from '../../../lib/domain/change/judge.ts';
import { renderExplanation } from '../../../lib/render/terminal/explanation.ts';
import { displayWidth, type Style } from '../../../lib/render/terminal/layout.ts';
import { consoleEvent } from '../../builders.ts';

const canvas = { columns: 80, paint: (_: Style, text: string) => text };
const explain = (given: Parameters<typeof consoleEvent>[0] = {}) =>
  renderExplanation(judge(consoleEvent(given), defaultSettings.policy), canvas);

describe('renderExplanation', () => {
  it('shows the answer, the rule, the evidence with its rank, and whom it is about', () => {
    expect(explain()).toMatchSnapshot();
  });

  it('says of a call that failed that nothing changed', () => {
    const text = explain({ outcome: { kind: 'failed', code: 'AccessDenied' } });
    expect(text).toMatch(/policy {5}not-a-change \(failed\)/);
    expect(text).toMatch(/outcome {4}failed: AccessDenied/);
  });

  it('marks the session name as a claim, and leaves it out when there is none', () => {
    expect(explain()).toContain('dana (claimed)');
    const actor = { kind: 'user', principal: 'arn:aws:iam::1:user/sam', name: 'sam' } as const;
    expect(explain({ actor })).not.toContain('(claimed)');
  });

  it('says how the call differs from the state of the code that owns the resource, if anything was compared', () => {
    const owner = {
      kind: 'owned',
      engine: 'terraform',
      unit: 'prod.tfstate',
      address: 'aws_lambda_function.orders',
      resourceId: 'orders',
      resourceType: 'aws_lambda_function',
    } as const;
    const memory = {
      path: 'memory_size',
      expected: '128',
      actual: '512',
      change: 'changed',
    } as const;
    const shown = (properties?: readonly (typeof memory)[]) =>
      renderExplanation(
        {
          ...judge(consoleEvent(), defaultSettings.policy),
          owner: {
            ...owner,
            ...(properties && { compared: { readAt: '2026-11-23T10:00:00Z', properties } }),
          },
        },
        canvas,
      ).replace(/\s+/g, ' ');
    expect(shown([memory])).toContain(
      'state differs from the state of prod.tfstate: memory_size is 512, not 128',
    );
    expect(shown([])).toContain('what the call asked for is what the state of prod.tfstate holds');
    expect(shown()).not.toContain('the state of');
  });

  it('is harmless and keeps to the width, whatever the text', () => {
    const evil = `\u001b[2J\u202e${'x'.repeat(500)}`;
    const text = explain({
      action: evil,
      region: evil,
      sourceAddress: evil,
      resources: [{ id: evil, type: evil }],
      actor: { kind: 'user', principal: evil, name: evil, session: evil },
      evidence: [{ signal: 'cli', rank: 'claimed', detail: evil, field: 'userAgent', value: evil }],
    });
    expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Bidi_Control}]/u);
    const [head = '', ...lines] = text.split('\n');
    expect(head.length).toBeLessThan(140);
    for (const line of lines) expect(displayWidth(line)).toBeLessThanOrEqual(80);
  });
});
