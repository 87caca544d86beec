import { expect, test } from 'vitest';
import { slackText } from '../../../bin/demo/slack-text.ts';
import { slack } from '../../../lib/render/slack.ts';
import { changeBy } from '../../builders.ts';
import { alertOf } from '../../render/hostile.ts';

const lines = slackText(slack(alertOf(changeBy())), '  | ');

test('a message in Slack fits a terminal, begins with its headline, and shows no markup', () => {
  expect(lines[0]).toMatch(/^ {2}\| \[high\] /);
  expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(80);
  expect(lines.join('\n')).not.toMatch(/&(lt|gt|amp);|\*Who|```/);
});

test('links show where they lead', () => {
  expect(lines.map((line) => line.slice(4)).join('\n')).toMatch(/in CloudTrail:\nhttps:\/\//);
});
