import { describe, expect, it } from 'vitest';
import { bandog } from './run.ts';

describe('bandog review', () => {
  it.each([
    [['review', '--commit', 'main', '--repo', 'acme/infra'], 'is no commit id'],
    [['review', '--commit', '0123456789', '--since', 'HEAD~1'], '--since "HEAD~1" is no commit id'],
    [['review', '--commit', '0123456789', '--repo', 'https://x'], 'write owner/name'],
  ])('%j says what is wrong', async (args, message) => {
    const { code, stderr } = await bandog(args);
    expect(code).toBe(2);
    expect(stderr).toContain(message);
  });
});
