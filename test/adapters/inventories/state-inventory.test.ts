import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { inventoryOwners } from '../../../lib/usecases/inventory-owners.ts';
import { localStates } from '../../../lib/wiring/local-states.ts';
import { folderWith } from '../../helpers/folder.ts';
import { eventOf } from '../../helpers/judged.ts';
import { record } from '../../helpers/record.ts';

const terraform = (name: string, lineage = name, serial = 1) =>
  JSON.stringify({
    version: 4,
    serial,
    lineage,
    resources: [
      {
        mode: 'managed',
        type: 'aws_s3_bucket',
        name,
        instances: [{ attributes: { id: name, bucket: name } }],
      },
    ],
  });
const anEvent = eventOf(record({}));
const pulumi = JSON.stringify({
  version: 3,
  deployment: {
    resources: [
      {
        urn: 'urn:pulumi:a::b::c::d',
        custom: true,
        id: 'q',
        type: 'aws:sqs/queue:Queue',
        outputs: {},
      },
    ],
  },
});

describe('the states in a folder', () => {
  it('are found to the bottom, told apart by what they hold, gzip or not', async () => {
    const folder = await folderWith({
      'one.tfstate': terraform('one'),
      'deep/er/two.tfstate': terraform('two'),
      '.pulumi/stacks/b/a.json.gz': gzipSync(pulumi),
      'package.json': '{"name":"x","version":"1.0.0"}',
      'README.md': '# no state',
    });
    const { name, resources, faults } = await localStates(folder).read();
    expect(name).toBe(folder);
    expect(faults).toEqual([]);
    expect(resources.map(({ address }) => address)).toEqual([
      'urn:pulumi:a::b::c::d',
      'aws_s3_bucket.two',
      'aws_s3_bucket.one',
    ]);
  });

  it('leave out what tools keep beside them', async () => {
    const folder = await folderWith({
      'prod.tfstate': terraform('prod'),
      'prod.tfstate.backup': terraform('old'),
      '.terraform/terraform.tfstate': '{"version":3,"serial":1,"backend":{}}',
      '.pulumi/backups/b/a.json': pulumi,
      '.pulumi/history/b/a.json': pulumi,
    });
    const { resources, faults } = await localStates(folder).read();
    expect(resources.map(({ resourceId }) => resourceId)).toEqual(['prod']);
    expect(faults).toEqual([]);
  });

  it('are left out where a newer copy is among them', async () => {
    const folder = await folderWith({
      'backup-1.tfstate': terraform('web', 'x', 3),
      'errored.tfstate': terraform('web', 'x', 5),
      'other.tfstate': terraform('other'),
      'package.json': '{}',
      'terraform.tfstate': terraform('web', 'x', 4),
    });
    const { owners, readings } = await inventoryOwners([localStates(folder)]);
    const owner = await owners.ownerOf({ ...anEvent, subjectKeys: ['1:eu:s3/bucket/web'] });
    expect(owner).toMatchObject({ kind: 'owned', unit: join(folder, 'errored.tfstate') });
    expect(readings[0]?.copies?.map(({ source, why }) => [source, why])).toEqual([
      [join(folder, 'terraform.tfstate'), 'older'],
      [join(folder, 'backup-1.tfstate'), 'older'],
    ]);
    expect(readings[0]?.resources.map(({ resourceId }) => resourceId)).toEqual(['web', 'other']);
  });

  it('that cannot be read are named', async () => {
    const folder = await folderWith({
      'bad.tfstate': '{"version": 4, "resources": [',
      'good.tfstate': terraform('good'),
      'opaque.tfstate':
        '{"serial":1,"lineage":"x","meta":{},"encrypted_data":"eA==","encryption_version":"v0"}',
      'void.tfstate': '',
    });
    const { resources, faults } = await localStates(folder).read();
    expect(resources).toHaveLength(1);
    expect(faults.map(({ source, code }) => [source.slice(folder.length + 1), code])).toEqual([
      ['bad.tfstate', 'not-json'],
      ['opaque.tfstate', 'unsupported'],
      ['void.tfstate', 'empty'],
    ]);
  });

  it('that are none are a fault, so that nothing is called unowned', async () => {
    const folder = await folderWith({ 'package.json': '{}' });
    expect((await localStates(folder).read()).faults).toMatchObject([
      { source: folder, code: 'empty' },
    ]);
  });

  it('may not be there at all', async () => {
    const { faults } = await localStates('no/such/folder').read();
    expect(faults).toEqual([
      {
        source: 'no/such/folder',
        code: 'unreadable',
        message: 'there is no such file or folder',
      },
    ]);
  });
});
