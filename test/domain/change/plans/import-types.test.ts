import { loadAwsServiceSpecSync } from '@aws-cdk/aws-service-spec';
import { describe, expect, it } from 'vitest';
import { cloudFormationTypes } from '../../../../lib/domain/change/plans/cloudformation-types.ts';
import { stateTypes } from '../../../../lib/domain/change/plans/state-types.ts';

const spec = loadAwsServiceSpecSync();
const rows = Object.entries(stateTypes);

describe('types that can be imported', () => {
  it('are at least the forty most frequent', () => {
    expect(rows.length).toBeGreaterThanOrEqual(40);
  });

  it('are known to Terraform where they are to CloudFormation', () => {
    expect(Object.keys(cloudFormationTypes).filter((kind) => !(kind in stateTypes))).toEqual([]);
  });

  it.each(Object.entries(cloudFormationTypes))(
    '%s is identified as its schema says',
    (_, spelled) => {
      const [type = '', ...identifiers] = spelled.split(' ');
      const [resource] = spec.lookup('resource', 'cloudFormationType', 'equals', type);
      expect(resource, `${type} has no schema`).toBeDefined();
      const named = identifiers.map((pair) => pair.split('=')[0]);
      expect(named).toEqual(resource?.primaryIdentifier);
    },
  );

  it.each(rows)('%s has a Terraform type, an import id and a Pulumi token', (_, spelled) => {
    expect(spelled).toMatch(
      /^aws_[a-z0-9_]+ \S+ \| aws:[a-z0-9]+\/[a-zA-Z0-9]+:[A-Z][A-Za-z0-9]+$/,
    );
  });
});
