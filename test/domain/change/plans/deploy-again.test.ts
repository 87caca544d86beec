import { spawnSync } from 'node:child_process';
import { ChangeSetType, DeploymentMode } from '@aws-sdk/client-cloudformation';
import { describe, expect, it } from 'vitest';
import { deployAgain } from '../../../../lib/domain/change/plans/deploy-again.ts';
import { importCode } from '../../../../lib/domain/change/plans/import-code.ts';

const owner = {
  kind: 'owned',
  engine: 'cloudformation',
  unit: 'Shop',
  address: 'Web',
  constructPath: 'Shop/Web/Resource',
  resourceId: 'example-shop',
  resourceType: 'AWS::S3::Bucket',
} as const;
const printed = [
  ...deployAgain(owner, 'eu-central-1'),
  ...importCode(
    {
      name: 'shop',
      cloudFormation: { type: 'AWS::S3::Bucket', identifiers: { BucketName: 'example-shop' } },
    },
    'cloudformation',
  ),
].map((step) => (step.kind === 'note' ? step.text : `${step.title}: ${step.text}`));
const helpOf = (command: string): string =>
  spawnSync('node_modules/.bin/cdk', [command, '--help'], { encoding: 'utf8' }).stdout;

describe('what is printed for CloudFormation and CDK', () => {
  it('is known to the CDK CLI', () => {
    const commands = printed.flatMap((text) => /\bcdk (\w+)((?: --[\w-]+)*)/.exec(text) ?? []);
    expect(commands).toContain('deploy');
    expect(commands).toContain('import');
    expect(helpOf('deploy')).toContain('--revert-drift ');
    expect(helpOf('import')).toContain('Import existing resource(s)');
    expect(helpOf('deploy')).not.toContain('--no-such-option');
  });

  it('is known to the API', () => {
    const mode = /--deployment-mode (\S+)/.exec(printed.join('\n'))?.[1];
    expect(Object.values(DeploymentMode)).toContain(mode);
    const type = /--change-set-type (\S+)/.exec(printed.join('\n'))?.[1];
    expect(Object.values(ChangeSetType)).toContain(type);
  });

  it('waits for the change set before it is read', () => {
    const steps = printed.map((text) => /aws cloudformation (.*?) --/.exec(text)?.[1]);
    expect(steps.filter((step) => step !== undefined)).toEqual([
      'create-change-set',
      'wait change-set-create-complete',
      'describe-change-set',
      'execute-change-set',
    ]);
  });
});
