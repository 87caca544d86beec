import { describe, expect, it } from 'vitest';
import { isBoundedPattern } from '../../lib/config/bounded-pattern.ts';

describe('isBoundedPattern', () => {
  it.each([
    '^deploy-(?<sha>[0-9a-f]{40})$',
    '^(?<repository>[\\w-]+)@(?<sha>[0-9a-f]{7,40})$',
    '^gha-\\d+-(?<sha>[0-9a-f]{40})-.*$',
    '^(?:ci|cd)-(?<sha>[0-9a-f]+)$',
    '^ci(?:-prod)?-(?<sha>[0-9a-f]{40})$',
    '^[()*+]+(?<sha>x)$',
    '^\\(\\+(?<sha>[^)]{8})',
    '(?<sha>a)(?:bc){2}',
  ])('yes: %s', (pattern) => expect(isBoundedPattern(pattern)).toBe(true));

  it.each([
    '(?<sha>a+)+$',
    '(?<sha>(a*)*)$',
    '(?<sha>(?:a|a)*)$',
    '(?<sha>(?:a|aa)+)$',
    '(?<sha>([a-z]+)*)x',
    '(?<sha>((a+)b?)*)x',
    '(?<sha>(?:a{1,9}){1,9})x',
    '(?<sha>a)\\1',
    '(?<sha>a)\\k<sha>',
    '.*a.*a.*a.*a.*a(?<sha>b)',
    `(?<sha>${'a'.repeat(300)})`,
  ])('no: %s', (pattern) => expect(isBoundedPattern(pattern)).toBe(false));
});
