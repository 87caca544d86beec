/** A name as the AWS CLI spells it: `delete-db-instance` of `DeleteDBInstance`, `uuid` of `uUID`. */
export const cliName = (name: string): string =>
  name
    .replace(/^[a-z](?=[A-Z])/, (first) => first.toUpperCase())
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1-$2')
    .toLowerCase();
