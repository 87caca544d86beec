import { expect, it } from 'vitest';
import { bandog } from './run.ts';

it.each([
  ['no credentials', [], /credentials/i],
  ['a region that is none', ['--regions', 'europe'], /"europe" is no AWS region/],
  ['settings that are not there', ['--config', 'nowhere.yaml'], /nowhere\.yaml/],
])('bandog doctor exits with 2 for %s', async (_, args, why) => {
  const { code, stderr } = await bandog(['doctor', ...args]);
  expect(stderr).toMatch(why);
  expect(code).toBe(2);
});
