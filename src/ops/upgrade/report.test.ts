import { describe, expect, it } from 'vitest';
import { reportUpgrade } from './report.ts';

const node = (id: string, migration: string) => ({
  ...{ id, host: id, version: '0.2.0', migration },
  startedAt: '2026-03-01T12:00:00.000Z',
  seenAt: '2026-03-01T12:00:00.000Z',
});
const known = ['0001-a', '0002-b', '0003-c'];
const report = (migrations: string[], ...nodes: ReturnType<typeof node>[]) =>
  reportUpgrade({ migrations, nodes, lastBackup: null }, known);

describe('a check before an upgrade', () => {
  it('lists the pending migrations, and the nodes that will stop', () => {
    expect(report(['0001-a', '0002-b'], node('old', '0002-b'), node('new', '0003-c'))).toMatchObject({
      ...{ schema: 'older', migration: '0002-b', pending: ['0003-c'], ending: ['old'], problem: null },
    });
    expect(report(known, node('one', '0003-c'), node('two', '0003-c'))).toMatchObject({
      ...{ schema: 'same', pending: [], ending: [], problem: null },
    });
    expect(report([])).toMatchObject({ schema: 'empty', problem: null });
  });

  it('refuses a database that a newer version has migrated', () => {
    expect(report([...known, '0004-d'])).toMatchObject({
      ...{ schema: 'newer', pending: [] },
      problem: {
        code: 'database.newer_version',
        hint: expect.stringContaining('that version or a newer one'),
      },
    });
  });
});
