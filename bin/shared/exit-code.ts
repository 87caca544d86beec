/** What the shell is told. */
export const exitCode = {
  clean: 0,
  violations: 1,
  failed: 2,
  unknown: 3,
  interrupted: 130,
} as const;
