import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

// Long enough for a machine that is busy with other things: a limit here ends what hangs, and measures nothing.
const shared = {
  testTimeout: 180_000,
  hookTimeout: 180_000,
  // Its default is one second, in which a busy machine does not even start a program.
  expect: { poll: { timeout: 60_000 } },
  pool: 'forks',
  isolate: false,
} as const;

/** Tests of the whole system take longest. Begun last, one of them would run alone at the end. */
class WholeSystemFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    // By project, which is kept: a worker does not change between projects.
    const sorted = await super.sort(files);
    return [...new Set(sorted.map(({ project }) => project))].flatMap((project) => {
      const own = sorted.filter((file) => file.project === project);
      const isWhole = ({ moduleId }: TestSpecification) => moduleId.includes('/test/system/');
      return [...own.filter(isWhole), ...own.filter((file) => !isWhole(file))];
    });
  }
}

export default defineConfig({
  test: {
    // One more than a small machine has cores: many tests wait for a clock.
    maxWorkers: 3,
    sequence: { sequencer: WholeSystemFirst },
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
