import { loadAwsServiceSpecSync } from '@aws-cdk/aws-service-spec';
import { describe, expect, it } from 'vitest';
import { importCode } from '../../../../lib/domain/change/plans/import-code.ts';
import { resourceTypes } from '../../../../lib/domain/change/plans/resource-types.ts';

const spec = loadAwsServiceSpecSync();
const rows = [...resourceTypes].map(
  ([kind, [terraform = '', cloudFormation = '', pulumi = '']]) => ({
    ...{ kind, terraform, cloudFormation, pulumi },
  }),
);
const known = rows.flatMap(({ kind, cloudFormation }) =>
  cloudFormation === '' ? [] : { kind, cloudFormation },
);

describe('types that can be imported', () => {
  it('are at least the forty most frequent', () => {
    expect(rows.length).toBeGreaterThanOrEqual(40);
    expect(known.length).toBeGreaterThanOrEqual(40);
  });

  it.each(known)('$kind is identified as its schema says', ({ cloudFormation }) => {
    const [bare = '', ...identifiers] = cloudFormation.split(' ');
    const type = `AWS::${bare}`;
    const [resource] = spec.lookup('resource', 'cloudFormationType', 'equals', type);
    expect(resource, `${type} has no schema`).toBeDefined();
    const named = identifiers.map((pair) => pair.split('=')[0]);
    expect(named).toEqual(resource?.primaryIdentifier);
  });

  it.each(known)('$kind is never given a property that only CloudFormation sets', (row) => {
    const [bare = '', ...identifiers] = row.cloudFormation.split(' ');
    const cloudFormation = {
      type: `AWS::${bare}`,
      identifiers: Object.fromEntries(identifiers.map((pair) => [pair.split('=')[0] ?? '', 'x'])),
    };
    const [template] = importCode({ name: 'x', cloudFormation }, 'cloudformation');
    const [resource] = spec.lookup('resource', 'cloudFormationType', 'equals', `AWS::${bare}`);
    const { X } = JSON.parse(template?.text ?? '').Resources;
    expect(X.DeletionPolicy).toBe('Retain');
    expect(Object.keys(resource?.properties ?? {})).toEqual(
      expect.arrayContaining(Object.keys(X.Properties)),
    );
  });

  it.each(rows)('$kind has a Terraform type, an import id and a Pulumi module', (row) => {
    expect(row.terraform).toMatch(/^[a-z0-9_]+(?: \S+)?$/);
    expect(row.pulumi).toMatch(/^[a-z0-9]+(?:\/[a-z][a-zA-Z0-9]+)?$/);
  });
});
