import { describe, expect, it } from 'vitest';
import { storyOfEvent } from '../../../lib/domain/change/story-of-event.ts';
import { headlineStory, incidentStory } from '../../../lib/domain/violation/incident-story.ts';
import { changeBy, consoleEvent, overBudget } from '../../builders.ts';

const steps = (...stories: readonly string[]) =>
  stories.map((story, n) => changeBy({ event: consoleEvent({ id: `e${n}`, story }) }));
const told = (...stories: readonly string[]) => {
  const [first, ...rest] = steps(...stories);
  return incidentStory({ violations: [first ?? expect.fail(), ...rest] });
};

describe('an incident is told', () => {
  it('in order, in one sentence', () => {
    expect(
      told(
        'launched an instance (t3.micro)',
        'created the security group launch-wizard-1',
        'opened port 22 to the world',
      ),
    ).toBe(
      'launched an instance (t3.micro), created the security group launch-wizard-1, opened port 22 to the world',
    );
  });

  it.each([
    ['the same step again', ['stopped i-1', 'stopped i-1'], 'stopped i-1'],
    [
      'a label on what was just made',
      ['created the role r', 'tagged role r'],
      'created the role r',
    ],
    ['but not a label on something else', ['tagged i-1', 'stopped i-1'], 'tagged i-1, stopped i-1'],
  ])('without %s', (_, stories, sentence) => expect(told(...stories)).toBe(sentence));

  it('no longer than anyone reads', () => {
    const many = Array.from({ length: 9 }, (_, n) => `stopped i-${n}`);
    expect(told(...many)).toMatch(/stopped i-5, and 3 more$/);
  });

  it('not at all when it is about money', () => {
    expect(incidentStory({ violations: [overBudget()] })).toBe('');
  });
});

it('the headline has the worst step and counts the others', () => {
  const [first, second, ...rest] = steps(
    'created the role r',
    'stopped the trail z',
    'tagged role r',
  );
  const worst = second ?? expect.fail();
  const violations = [first ?? expect.fail(), worst, ...rest] as const;
  expect(headlineStory(worst, { violations })).toEqual({ story: 'stopped the trail z', others: 1 });
});

it('a change without a story is told by its call', () => {
  const { story: _, ...event } = consoleEvent();
  expect(storyOfEvent(event)).toBe('called ec2:AuthorizeSecurityGroupIngress on sg-0123');
  expect(storyOfEvent({ ...event, resources: [] })).toBe(
    'called ec2:AuthorizeSecurityGroupIngress',
  );
});
