import { describe, expect, it } from 'vitest';
import { embeddedDatabase } from '../../platform/database/open.ts';
import { diskFull } from '../../platform/database/problems.ts';
import { ProblemError } from '../../platform/values/problem.ts';
import { findDiskProblem } from './disk-room.ts';

const mebibyte = 1024 * 1024;
const full = diskFull('The embedded database in /data', 'No space left on device');
const withFree = (bytes: number | null) => ({ dataFolder: '/data', free: async () => bytes });
const writable = { kind: 'embedded', diskFull: () => null } as const;

describe('a disk', () => {
  it.each([0, 15 * mebibyte])('with %d bytes free is full for the embedded database', async (bytes) => {
    expect(await findDiskProblem({ database: writable, ...withFree(bytes) })).toMatchObject({
      code: 'database.disk_full',
    });
  });

  it.each([16 * mebibyte, null])('with %s bytes free is not', async (bytes) => {
    expect(await findDiskProblem({ database: writable, ...withFree(bytes) })).toBeNull();
  });

  it('of this machine says nothing about that of a server', async () => {
    const database = { kind: 'server', diskFull: () => null } as const;
    expect(await findDiskProblem({ database, ...withFree(0) })).toBeNull();
  });

  it('counts as full after a failed write, until the next minute', async () => {
    let fails = true;
    const database = embeddedDatabase({
      async query() {
        if (fails) throw new ProblemError(full);
        return { rows: [], command: undefined, affectedRows: undefined };
      },
      close: async () => {},
    });
    expect(database.diskFull()).toBeNull();
    await expect(database.vacuum()).rejects.toThrow('its disk is full');
    fails = false;
    // A small write may succeed where a large one fails.
    await database.vacuum();
    expect(await findDiskProblem({ database, ...withFree(1024 * mebibyte) })).toEqual(full);
  });
});
