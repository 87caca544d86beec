/** commander's way to gather an option that may be given several times. */
export const several = (value: string, before: readonly string[] = []): string[] => [
  ...before,
  value,
];

export const stateHelp =
  'state of Terraform, OpenTofu or Pulumi, or a saved\nlist-stack-resources; a file or a folder, repeatable';
