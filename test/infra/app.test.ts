import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readDeployEnvironment } from '../../lib/config/deploy-environment.ts';

const folder = mkdtempSync(join(tmpdir(), 'bandog-app-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Runs the CDK app as `cdk synth -c config=<file>` does. */
const runApp = (config: string) =>
  spawnSync(process.execPath, ['bin/app.ts'], {
    encoding: 'utf8',
    env: { CDK_CONTEXT_JSON: JSON.stringify({ config }) },
  });

describe('the app', () => {
  it('says what is wrong with the settings and where, and no more', () => {
    const config = join(folder, 'wrong.yaml');
    writeFileSync(config, 'deployment:\n  trail: maybe\n');
    const { status, stderr } = runApp(config);
    expect(status).toBe(1);
    expect(stderr).toContain('wrong.yaml:2');
    expect(stderr).toContain('deployment.trail');
    expect(stderr).not.toMatch(/^\s+at /m);
  });

  it('says that the file it was given is not there', () => {
    const { status, stderr } = runApp(join(folder, 'none.yaml'));
    expect({ status, told: stderr.includes('none.yaml') }).toEqual({ status: 1, told: true });
  });
});

describe('where to deploy', () => {
  it('is what cdk found', () => {
    const found = { CDK_DEFAULT_ACCOUNT: '111122223333', CDK_DEFAULT_REGION: 'eu-central-1' };
    expect(readDeployEnvironment(found)).toEqual({
      account: '111122223333',
      region: 'eu-central-1',
    });
  });

  it('is open without credentials', () => {
    expect(readDeployEnvironment({ CDK_DEFAULT_ACCOUNT: '' })).toEqual({});
  });
});
