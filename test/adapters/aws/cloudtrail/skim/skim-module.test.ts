import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { skimModuleText } from '../../../../../tools/skim-module.ts';

it('the module that is committed is made from its sources: node tools/skim-module.ts', async () => {
  const committed = readFileSync('lib/adapters/aws/cloudtrail/skim/skim-module.ts', 'utf8');
  expect(committed).toBe(await skimModuleText());
}, 60_000);
