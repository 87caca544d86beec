import { expect, test } from 'vitest';
import { violationSchema } from '../../../lib/adapters/aws/violation-schema.ts';
import { changeBy, consoleEvent } from '../../builders.ts';

const { actor } = consoleEvent();
const behind = { kind: 'person', principal: 'arn:sso', name: 'jane' } as const;

test.each([
  ['a story', { story: 'stopped the trail z' }],
  ['whoever is behind a session', { actor: { ...actor, kind: 'role', behind } }],
  ['a risk', { risks: ['admin-access'] }],
] as const)('%s survives being stored', (_, given) => {
  const violation = changeBy({ event: consoleEvent(given) });
  expect(violationSchema.parse(JSON.parse(JSON.stringify(violation)))).toEqual(violation);
});

test.each([
  ['a story that is no text', { story: 7 }],
  ['somebody of no known kind', { actor: { ...actor, behind: { ...behind, kind: 'ghost' } } }],
])('%s is refused', (_, given) => {
  const event = { ...consoleEvent(), ...given };
  expect(violationSchema.safeParse({ ...changeBy(), event }).success).toBe(false);
});
