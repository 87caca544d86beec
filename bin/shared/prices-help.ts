export const pricesHelp =
  'expected prices of changes: from a file or folder of the AWS Price List bulk API; live without one (pricing:GetProducts, free)';
