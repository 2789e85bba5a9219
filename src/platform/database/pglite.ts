import * as fs from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { PGlite, type PGliteOptions, types } from '@electric-sql/pglite';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import { NodeFS } from '@electric-sql/pglite/nodefs';
import type { Engine } from './engine.ts';

/**
 * PGlite's own parameters without `-F`, which would disable fsync, and with small buffers: 185–210 MB resident
 * instead of
 * 640 MB and more (measured).
 */
const startParams = [
  ...['--single', '-O', '-j'],
  ...['-c', 'search_path=public'],
  ...['-c', 'exit_on_error=false'],
  ...['-c', 'log_checkpoints=false'],
  ...['-c', 'max_worker_processes=0'],
  ...['-c', 'max_parallel_workers=0'],
  ...['-c', 'max_parallel_workers_per_gather=0'],
  ...['-c', 'max_parallel_maintenance_workers=0'],
  ...['-c', 'io_method=sync'],
  ...['-c', 'fsync=on'],
  ...['-c', 'wal_sync_method=fsync'],
  ...['-c', 'shared_buffers=32MB'],
  ...['-c', 'max_wal_size=64MB'],
];

/**
 * V8 compiles PostgreSQL's WebAssembly with its quick compiler alone. The second, optimizing compilation takes 1.5 s
 * of CPU at each start and 120 to 150 MB of memory that is never freed. It makes a statement 10 % faster (measured).
 */
setFlagsFromString('--liftoff-only');

/** Part of the package. The index that finds part of a name (detections/name-index.ts) needs it. */
const extensions = { pg_trgm };

/** PGlite on a folder that no other process has open. A commit is on disk when it returns. */
export function startOnFolder(folder: string): Promise<PGlite> {
  return PGlite.create({ fs: new DurableFiles(folder), startParams, parsers, extensions });
}

/** PGlite in memory, for tests. The data is lost when it is closed. */
export function startInMemory(template?: Blob): Promise<PGlite> {
  return PGlite.create({ startParams, parsers, extensions, ...(template ? { loadDataDir: template } : {}) });
}

/**
 * The same JavaScript types as from a server (see server.ts): int8 is a number, a date without time is text.
 */
const parsers: NonNullable<PGliteOptions['parsers']> = {
  [types.INT8]: Number,
  [types.DATE]: (text: string) => text,
};

export function engineOf(pglite: PGlite): Engine {
  return {
    async query(sql, parameters) {
      const result = await pglite.query<Record<string, unknown>>(sql, [...parameters]);
      // PGlite sets `command`, but its types do not declare it.
      const command = (result as { command?: string }).command;
      const writes = ['INSERT', 'UPDATE', 'DELETE', 'MERGE'].includes(command ?? '');
      return { rows: result.rows, command, affectedRows: writes ? (result.affectedRows ?? 0) : undefined };
    },
    close: () => pglite.close(),
  };
}

/**
 * PGlite's file system has no fsync, so PostgreSQL's calls do nothing (electric-sql/pglite#1107). Here they
 * reach the disk.
 * A failed fsync must fail the commit; hence the errno.
 */
class DurableFiles extends NodeFS {
  override async init(...[pg, options]: Parameters<NodeFS['init']>): ReturnType<NodeFS['init']> {
    const { emscriptenOpts } = await super.init(pg, options);
    const addFsync = (module: unknown) => {
      const { FS, NODEFS } = module as EmscriptenParts;
      NODEFS.stream_ops.fsync = (stream) => {
        try {
          fs.fsyncSync(stream.nfd);
          return 0;
        } catch (error) {
          // Windows cannot sync a folder; PostgreSQL itself skips this on Windows.
          if (process.platform === 'win32' && (error as NodeJS.ErrnoException).code === 'EPERM') return 0;
          throw new FS.ErrnoError(wasiEio);
        }
      };
    };
    return { emscriptenOpts: { ...emscriptenOpts, preRun: [...(emscriptenOpts.preRun ?? []), addFsync] } };
  }
}

/** EIO as wasi-libc numbers it. */
const wasiEio = 29;

interface EmscriptenParts {
  FS: { ErrnoError: new (errno: number) => Error };
  NODEFS: { stream_ops: { fsync?: (stream: { nfd: number }) => number } };
}
