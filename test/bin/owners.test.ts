import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { folderWith } from '../helpers/folder.ts';
import { bandog, consoleRecord } from './run.ts';

const state = (...ids: string[]) =>
  JSON.stringify({
    version: 4,
    serial: 1,
    lineage: 'x',
    resources: ids.map((id, index) => ({
      mode: 'managed',
      type: 'aws_security_group',
      name: `web${index}`,
      instances: [{ attributes: { id } }],
    })),
  });
const created = (id: string) =>
  consoleRecord(`event-${id}`, {
    eventName: 'AuthorizeSecurityGroupIngress',
    requestParameters: { groupId: id },
    responseElements: null,
  });
const owned = 'sg-0123456789abcdef0';
const stray = 'sg-0fedcba9876543210';

const folder = () =>
  folderWith({
    'logs/a.json': JSON.stringify({ Records: [created(owned), created(stray)] }),
    'one.json': JSON.stringify(created(owned)),
    'read.json': JSON.stringify(
      consoleRecord('r', { eventName: 'DescribeInstances', readOnly: true }),
    ),
    'infra/prod.tfstate': state(owned),
    'opaque.tfstate':
      '{"serial":1,"lineage":"y","meta":{},"encrypted_data":"eA==","encryption_version":"v0"}',
    'bandog.yaml': 'owners: { terraform: [./infra] }\n',
    'elsewhere.yaml': "owners: { terraform: ['s3://states/prod/'], cloudformation: true }\n",
  });

describe('whose code owns it', () => {
  it('is said of each violation', async () => {
    const cwd = await folder();
    const { stdout } = await bandog(['scan', 'logs', '--state', 'infra', '--all'], { cwd });
    expect(stdout).toContain('owned by Terraform aws_security_group.web0 in infra/prod.tfstate');
    expect(stdout).toContain('no code owns it');
  });

  it('is said by what bandog.yaml names', async () => {
    const cwd = await folder();
    const { stdout } = await bandog(['scan', 'logs', '--json'], { cwd });
    const { violations } = JSON.parse(stdout).changes;
    const kinds = violations.map(({ owner }: { owner: { kind: string } }) => owner.kind);
    expect(kinds.sort()).toEqual(['owned', 'unowned']);
  });

  it('is an open question while a state is opaque or in the account', async () => {
    const cwd = await folder();
    const args = ['scan', 'logs', '--state', 'infra', '--state', 'opaque.tfstate', '--json'];
    const { changes, faults } = JSON.parse((await bandog(args, { cwd })).stdout);
    const owners = changes.violations.map(({ owner }: { owner: { kind: string } }) => owner.kind);
    expect(owners.sort()).toEqual(['owned', 'unknown']);
    expect(faults.shown[0].source).toBe('opaque.tfstate');
    const { stdout } = await bandog(['scan', 'logs', '--config', 'elsewhere.yaml', '--all'], {
      cwd,
    });
    expect(stdout.replaceAll(/\s+/g, ' ')).toContain('s3://states/prod/: is in the account');
  });

  it('is explained for one record, and not for a read', async () => {
    const cwd = await folder();
    const { stdout } = await bandog(['explain', 'one.json', '--state', 'infra'], { cwd });
    expect(stdout).toMatch(/owner\s+owned by Terraform aws_security_group\.web0/);
    const read = await bandog(['explain', 'read.json', '--state', 'infra'], { cwd });
    expect(read.stdout).not.toContain('owner');
  });
});

describe('coverage', () => {
  it('without an account is unknown, and says what the states hold', async () => {
    const cwd = await folder();
    const { code, stdout } = await bandog(
      ['coverage', '--state', 'infra', '--state', 'opaque.tfstate'],
      { cwd },
    );
    expect(code).toBe(0);
    expect(stdout).toContain('Under infrastructure as code: unknown');
    expect(stdout).toContain('1 resource under code');
    expect(stdout).toContain('1 place could not be read');
  });

  it('has no answer where no state could be read', async () => {
    const { code, stderr } = await bandog(['coverage', '--state', 'nowhere'], {
      cwd: await folderWith({}),
    });
    expect(code).toBe(2);
    expect(stderr).toContain('nothing could be read');
  });

  it('says which copies of a state were left out', async () => {
    const cwd = await folder();
    await cp(join(cwd, 'infra/prod.tfstate'), join(cwd, 'infra/prod-copy.tfstate'));
    const { stdout } = await bandog(['coverage', '--state', 'infra'], { cwd });
    expect(stdout).toContain('1 copy of states left out:');
    expect(stdout).toContain('infra/prod-copy.tfstate is the same state as infra/prod.tfstate');
    const json = await bandog(['coverage', '--state', 'infra', '--json'], { cwd });
    expect(JSON.parse(json.stdout).states).toMatchObject({
      resources: 1,
      copies: [{ source: 'infra/prod-copy.tfstate', why: 'same' }],
    });
  });

  it('counts what terraform show printed of a state once, and knows its owner', async () => {
    const cwd = await folder();
    const { resources } = JSON.parse(await readFile(join(cwd, 'infra/prod.tfstate'), 'utf8'));
    const [{ type, name, instances }] = resources;
    const printed = (id: string) =>
      JSON.stringify({
        format_version: '1.0',
        terraform_version: '1.9.8',
        values: {
          root_module: {
            resources: [
              {
                ...{ address: `${type}.${name}`, mode: 'managed', type, name },
                values: { ...instances[0].attributes, id },
              },
            ],
          },
        },
      });
    const { id } = instances[0].attributes;
    await writeFile(join(cwd, 'infra/shown.json'), printed(id));
    const args = ['coverage', '--state', 'infra', '--json'];
    expect(JSON.parse((await bandog(args, { cwd })).stdout).states).toMatchObject({
      resources: 1,
      copies: [{ source: 'infra/shown.json', counts: 'infra/prod.tfstate', why: 'same' }],
    });
    const { stdout } = await bandog(['explain', 'one.json', '--state', 'infra'], { cwd });
    expect(stdout).toMatch(/owner\s+owned by Terraform aws_security_group\.web0/);
    await writeFile(join(cwd, 'infra/shown.json'), printed(`${id}0`));
    expect(JSON.parse((await bandog(args, { cwd })).stdout).states.resources).toBe(2);
  });

  it('wants a state or the account', async () => {
    const { code, stderr } = await bandog(['coverage'], { cwd: await folderWith({}) });
    expect(code).toBe(2);
    expect(stderr).toContain('name a state with --state');
  });
});
