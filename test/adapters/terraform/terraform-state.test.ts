import { describe, expect, it } from 'vitest';
import { terraformShow } from '../../../lib/adapters/terraform/terraform-show.ts';
import { terraformState } from '../../../lib/adapters/terraform/terraform-state.ts';

const keysOf = (type: string, { id }: Readonly<Record<string, unknown>>) => [`${type}/${id}`];
const readState = terraformState(keysOf);
const readShow = terraformShow(keysOf);
const state = (given: object) => ({
  version: 4,
  terraform_version: '1.9.8',
  serial: 7,
  lineage: '0c6a8f52-6f0e-4c0f-8a55-0d3b7a1c2e01',
  outputs: {},
  resources: [],
  ...given,
});
const resource = (given: object) => ({
  mode: 'managed',
  type: 'aws_instance',
  name: 'web',
  provider: 'provider["registry.terraform.io/hashicorp/aws"]',
  instances: [{ schema_version: 1, attributes: { id: 'i-1' } }],
  ...given,
});
const addressesIn = (...resources: object[]) =>
  readState(state({ resources }), 's')?.resources.map(({ address }) => address);

describe('what only points to a state', () => {
  it('is named, with where the state is kept', () => {
    const backend = { type: 's3', config: { bucket: 'states', key: 'prod' }, hash: 1 };
    for (const pointer of [
      { version: 3, terraform_version: '1.9.8', backend },
      { version: 3, serial: 1, lineage: 'x', backend, modules: [] },
    ]) {
      const { resources, faults } = readState(pointer, 's') ?? {};
      expect(resources).toEqual([]);
      expect(faults?.[0]?.message).toContain('kept in s3');
    }
    expect(readState({ version: 3, lineage: 'x', modules: [] }, 's')?.faults[0]?.message).toContain(
      'version 3 is not read',
    );
  });
});

describe('which state it is', () => {
  it.each([
    ['without a lineage', { lineage: '' }],
    ['without a serial', { serial: undefined }],
    ['with a serial that is none', { serial: '7' }],
  ])('is not told %s', (_, given) =>
    expect(readState(state(given), 's')).not.toHaveProperty('identity'),
  );

  it('is told of an encrypted one too', () => {
    const sealed = { serial: 8, lineage: 'x', meta: {}, encrypted_data: 'eA==' };
    expect(readState(sealed, 's')).toMatchObject({
      identity: { state: 'lineage x', version: 8, isOpaque: true },
      faults: [{ code: 'unsupported' }],
    });
  });
});

describe('a state', () => {
  it('says what it manages, by which address', () =>
    expect(readState(state({ resources: [resource({})] }), 'prod.tfstate')).toEqual({
      identity: { state: 'lineage 0c6a8f52-6f0e-4c0f-8a55-0d3b7a1c2e01', version: 7 },
      resources: [
        {
          engine: 'terraform',
          unit: 'prod.tfstate',
          address: 'aws_instance.web',
          resourceId: 'i-1',
          resourceType: 'aws_instance',
          keys: ['aws_instance/i-1'],
        },
      ],
      faults: [],
    }));

  it('has modules, counts, keys and deposed objects', () =>
    expect(
      addressesIn(
        resource({
          module: 'module.net["eu"].module.web[0]',
          instances: [
            { index_key: 0, attributes: {} },
            { index_key: 'a"b', attributes: {} },
            { deposed: '01ab23cd', attributes: {} },
          ],
        }),
      ),
    ).toEqual([
      'module.net["eu"].module.web[0].aws_instance.web[0]',
      'module.net["eu"].module.web[0].aws_instance.web["a\\"b"]',
      'module.net["eu"].module.web[0].aws_instance.web (deposed 01ab23cd)',
    ]));

  // Keys of a `for_each`, and the addresses that Terraform 1.11.4 gave their instances.
  it.each([
    ["it's", `["it's"]`],
    ['$(id) `id` a;b&c|d!', '["$(id) `id` a;b&c|d!"]'],
    ['\u0024{dollar} %{if} $ 5%', '["$\u0024{dollar} %%{if} $ 5%"]'],
    ['back\\slash', String.raw`["back\\slash"]`],
    ['new\nline\ttab', String.raw`["new\nline\ttab"]`],
    ['bell\u0007', String.raw`["bell\u0007"]`],
    ['bidi\u202ee', String.raw`["bidi\u202ee"]`],
    ['\u200bzw', String.raw`["\u200bzw"]`],
    ['fe\ufeffff', String.raw`["fe\ufeffff"]`],
    ['é中😀', '["é中😀"]'],
    ['a (deposed b)', '["a (deposed b)"]'],
    [1, '[1]'],
  ])('spells key %j as Terraform does', (key, end) => {
    expect(addressesIn(resource({ instances: [{ index_key: key, attributes: {} }] }))).toEqual([
      `aws_instance.web${end}`,
    ]);
    const shown = {
      mode: 'managed',
      type: 'aws_instance',
      address: 'aws_instance.web',
      index: key,
    };
    const values = { root_module: { resources: [shown] } };
    expect(readShow({ format_version: '0.1', values }, 's')?.resources[0]?.address).toBe(
      `aws_instance.web${end}`,
    );
  });

  it('keeps the settings that calls can be held against, without what is sensitive', () => {
    const instance = {
      attributes: { id: 'i-1', instance_type: 't3.micro', description: 'x', unheard_of: 'y' },
      sensitive_attributes: [[{ type: 'get_attr', value: 'description' }]],
    };
    const [kept] =
      readState(state({ resources: [resource({ instances: [instance] })] }), 's')?.resources ?? [];
    expect(kept?.held).toEqual({ instance_type: 't3.micro' });
  });

  it('shows nothing of what is sensitive within', () => {
    const shown = (sensitive_values: object) => {
      const values = { id: 'i-1', instance_type: 't3.micro', tags: { Team: 'blue' } };
      const instance = { mode: 'managed', type: 'aws_instance', address: 'a', values };
      const root_module = { resources: [{ ...instance, sensitive_values }] };
      return readShow({ format_version: '1.0', values: { root_module } }, 's')?.resources[0]?.held;
    };
    expect(shown({ tags: { Team: true } })).toEqual({ instance_type: 't3.micro' });
    expect(shown({ tags: {}, metadata_options: [{}] })).toEqual({
      instance_type: 't3.micro',
      'tags.Team': 'blue',
    });
  });

  it('does not own what it only reads', () =>
    expect(addressesIn(resource({ mode: 'data' }))).toEqual([]));

  it('reads what Terraform 0.11 left behind', () =>
    expect(
      readState(
        state({ resources: [resource({ instances: [{ attributes_flat: { id: 'i-2' } }] })] }),
        's',
      )?.resources,
    ).toMatchObject([{ resourceId: 'i-2' }]));

  it('that is broken in one place is read in the others', () => {
    const read = readState(state({ resources: [null, { type: 'x' }, resource({})] }), 's');
    expect(read?.resources).toHaveLength(1);
    expect(read?.faults.map(({ place }) => place)).toEqual(['resource 1', 'resource 2']);
  });

  it('that is encrypted is opaque, not empty', () => {
    const encrypted = {
      serial: 1,
      lineage: 'x',
      meta: {},
      encrypted_data: 'aGVsbG8=',
      encryption_version: 'v0',
    };
    const read = readState(encrypted, 'tofu.tfstate');
    expect(read?.faults).toMatchObject([{ source: 'tofu.tfstate', code: 'unsupported' }]);
    expect(read?.faults[0]?.message).toContain('encrypted');
  });

  it.each([1, 3, 5])('of version %i is named and left out', (version) => {
    const read = readState({ version, serial: 1, modules: [] }, 's');
    expect(read?.resources).toEqual([]);
    expect(read?.faults[0]?.message).toContain(`state version ${version}`);
  });

  it.each([null, [], 'x', {}, { version: '4' }, { version: 4 }, { version: 3, checkpoint: {} }])(
    'is not %j',
    (value) => expect(readState(value, 's')).toBeUndefined(),
  );
});

describe('a shown state', () => {
  const instance = (address: string, given: object = {}) => ({
    address,
    mode: 'managed',
    type: 'aws_instance',
    name: 'web',
    values: { id: 'i-1' },
    ...given,
  });
  const shown = {
    format_version: '1.0',
    terraform_version: '1.9.8',
    values: {
      root_module: {
        resources: [
          instance('aws_instance.web'),
          instance('data.aws_instance.x', { mode: 'data' }),
          instance('aws_instance.old', { index: 1 }),
        ],
        child_modules: [
          {
            address: 'module.a',
            resources: [instance('module.a.aws_instance.web["x"]', { index: 'x' })],
            child_modules: [
              { address: 'module.a.module.b', resources: [instance('aws_instance.web')] },
            ],
          },
        ],
      },
    },
  };
  const addresses = [
    'aws_instance.web',
    'aws_instance.old[1]',
    'module.a.aws_instance.web["x"]',
    'module.a.module.b.aws_instance.web',
  ];

  it('gives the same addresses as the state', () =>
    expect(readShow(shown, 's')?.resources.map(({ address }) => address)).toEqual(addresses));

  it('of a plan is the one before it', () => {
    const { values, ...rest } = shown;
    const plan = { ...rest, planned_values: { root_module: {} }, prior_state: { values } };
    expect(readShow(plan, 's')?.resources).toHaveLength(4);
  });

  it('may be empty', () =>
    expect(readShow({ format_version: '1.0', terraform_version: '1.9.8' }, 's')).toEqual({
      resources: [],
      faults: [],
    }));

  it.each([null, {}, { format_version: '1.0' }, { values: {} }])('is not %j', (value) =>
    expect(readShow(value, 's')).toBeUndefined(),
  );
});
