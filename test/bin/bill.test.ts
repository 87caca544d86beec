import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { bandog } from './run.ts';

let template = '';
const sweep = {
  Type: 'AWS::Lambda::Function',
  Properties: { MemorySize: 1024, Timeout: 900 },
};

beforeAll(async () => {
  template = join(await mkdtemp(join(tmpdir(), 'bandog-bill-')), 'template.json');
  await writeFile(template, JSON.stringify({ Resources: { BandogSweepChanges1: sweep } }));
});

describe.concurrent('bandog bill', () => {
  it('prints the items of a template', async () => {
    const { code, stdout } = await bandog(['bill', '--template', template]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/Cost Explorer +0\.61 +61 requests at 0\.01/);
    expect(stdout).toMatch(/Total +\d+\.\d\d/);
  });

  it('has no line for Cost Explorer where costs come from an export', async () => {
    const args = ['bill', '--template', template, '--cost-requests', '0', '--json'];
    const { items } = JSON.parse((await bandog(args)).stdout);
    expect(items.map((it: { name: string }) => it.name)).not.toContain('Cost Explorer');
  });

  it.each([
    [['--template', 'nowhere.json'], 'write it with npx cdk synth'],
    [['--changes', 'many'], '--changes many: write a number'],
  ])('refuses %j', async (args, reason) => {
    const { code, stderr } = await bandog(['bill', '--template', template, ...args]);
    expect(code).toBe(2);
    expect(stderr).toContain(reason);
  });
});
