import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type SlackBlock, type SlackMessage, slack } from '../../lib/render/slack.ts';
import { changeBy, overBudget } from '../builders.ts';
import { alertOf, anomalySaying, changesSaying, hostileText, moneySaying } from './hostile.ts';

const textsOf = (block: SlackBlock): string[] =>
  block.type === 'context' ? block.elements.map(({ text }) => text) : [block.text.text];

const lengthOf = ({ blocks }: SlackMessage) =>
  blocks.flatMap(textsOf).reduce((sum, text) => sum + text.length, 0);

test('a change in Slack', () => {
  expect(slack(alertOf(changeBy()))).toMatchSnapshot();
});

test('money in Slack', () => {
  expect(slack(alertOf(overBudget()))).toMatchSnapshot();
});

test('a headline that a header cuts stands in full below it', () => {
  const { blocks } = slack(changesSaying('word '.repeat(30)));
  expect(
    blocks
      .slice(0, 2)
      .flatMap(textsOf)
      .map((text) => text.length > 150),
  ).toEqual([false, true]);
});

test('many changes: what fits, and how many more', () => {
  const message = slack(changesSaying('x'.repeat(300), 300));
  expect(message.blocks.flatMap(textsOf).join('\n')).toMatch(/^and \d+ more$/m);
});

describe('laws', () => {
  const everyAlert = (text: string) => [
    changesSaying(text),
    changesSaying(text, 60),
    moneySaying(text),
    anomalySaying(text),
  ];

  test('Slack’s limits hold, whatever is in it', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        for (const message of everyAlert(text).map(slack)) {
          expect(message.blocks.length).toBeLessThanOrEqual(50);
          expect(lengthOf(message)).toBeLessThanOrEqual(13_000);
          for (const block of message.blocks) {
            const limit = { header: 150, section: 3000, context: 2000 }[block.type];
            for (const it of textsOf(block)) {
              expect(it.length).toBeLessThanOrEqual(limit);
              expect(it.length).toBeGreaterThan(0);
              expect(it.isWellFormed()).toBe(true);
            }
          }
        }
      }),
      { numRuns: 50 },
    );
  });

  test('no mention and no link but our own', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        for (const message of everyAlert(text).map(slack)) {
          const markdown = message.blocks.filter(({ type }) => type !== 'header').flatMap(textsOf);
          for (const link of markdown.join('\n').match(/<[^>]*>/g) ?? []) {
            expect(link).toMatch(
              /^<https:\/\/[a-z0-9.-]*console\.aws\.amazon\.com\/[^|]*\|[\w ]+>$/,
            );
          }
          expect(message.text).not.toMatch(/[<>]/);
        }
      }),
      { numRuns: 50 },
    );
  });
});
