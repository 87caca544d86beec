import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseSettings } from '../../lib/config/parse-settings.ts';

const examples = ['README.md', 'docs/configuration.md', 'docs/deploy.md'].flatMap((page) =>
  [...readFileSync(page, 'utf8').matchAll(/```yaml\n([\s\S]*?)```/g)].map(
    ([, text = '']) => [page, text] as const,
  ),
);

test('the pages show settings', () => expect(examples.length).toBeGreaterThan(1));

test.each(examples)('the settings shown in %s are taken', (page, text) => {
  expect(() => parseSettings(text, page)).not.toThrow();
});

test('an approved principal of the example reaches the policy', () => {
  const [, text = ''] = examples.find(([page]) => page === 'docs/configuration.md') ?? [];
  const { policy, money } = parseSettings(text, 'bandog.yaml');
  expect(policy.approvedPrincipals).toContain('arn:aws:iam::111122223333:role/ci/*');
  expect(policy.exceptions[0]?.until).toBe('2026-12-31');
  expect(money.awsBudgets).toEqual({});
});
