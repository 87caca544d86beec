import { defineConfig } from 'vitest/config';

// biome-ignore lint/style/noDefaultExport: vitest reads its settings from a default export
export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 30_000,
    // The built-in template validation costs 3-6 s per process; `cdk synth` in CI still runs it.
    env: { CDK_VALIDATION: 'false' },
  },
});
