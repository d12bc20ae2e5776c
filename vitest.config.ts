import { defineConfig } from 'vitest/config'

// chDB cannot run in worker threads, so every test file gets a process of its own. All processors: vitest would leave one
// idle, which is half of two.
export default defineConfig({
  oxc: { jsx: { importSource: 'preact' } },
  test: {
    include: ['test/**/*.test.{ts,tsx}'],
    pool: 'forks',
    maxWorkers: '100%',
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
})
