import { defineConfig } from 'vitest/config';

// Long enough for a machine that is busy with other things: a limit here ends what hangs, and measures nothing.
const shared = { testTimeout: 180_000, hookTimeout: 180_000, pool: 'forks', isolate: false } as const;

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      {
        test: {
          ...shared,
          name: 'embedded',
          include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
          // What only a server can do.
          exclude: ['test/e2e/**', '**/*.server.db.test.ts'],
        },
      },
      {
        // What touches the database, once more on a PostgreSQL server.
        test: {
          ...shared,
          name: 'server',
          include: ['src/**/*.db.test.ts', 'test/**/*.db.test.ts'],
          exclude: ['test/e2e/**'],
          globalSetup: ['test/database/server.ts'],
        },
      },
    ],
  },
});
