import { defineConfig } from 'vitest/config';

// Tests stand beside what they test. A file that needs a DOM says so in its first line
// (`// @vitest-environment happy-dom`): the core must run without one.
export default defineConfig({
  test: {
    include: ['src/**/*.test.{ts,tsx}'],
    environment: 'node',
    testTimeout: 30_000,
    pool: 'threads',
    maxWorkers: 2,
  },
});
