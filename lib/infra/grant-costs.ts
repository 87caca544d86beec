import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { bucketPlace, grantObjects } from './grant-objects.ts';

/** Lets a function read costs from the export under an address or, where none is given, ask Cost Explorer. */
export function grantCosts(reader: IFunction, address: string | undefined): void {
  const place = address === undefined ? undefined : bucketPlace(address);
  if (place === undefined) grantCostExplorer(reader);
  else grantObjects(reader, place);
}

function grantCostExplorer(reader: IFunction): void {
  reader.addToRolePolicy(
    new PolicyStatement({
      actions: ['ce:GetCostAndUsage'],
      // Costs are those of the whole account; the action takes no other resource without billing views.
      resources: ['*'],
    }),
  );
}
