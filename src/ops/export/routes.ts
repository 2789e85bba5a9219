import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { problemResponses } from '../../platform/http/openapi.ts';
import { actorOf } from '../../platform/http/principal.ts';
import { recordAudit } from '../../platform/settings/audit.ts';
import { refuse } from '../../platform/values/problem.ts';
import { mediaType } from './format.ts';
import { type ImportDeps, loadImport } from './load-import.ts';
import { exportProblems } from './problems.ts';
import { type ExportDeps, writeExport } from './write-export.ts';

/** `changed` is called after an import, because every loop may have work. */
type ExportRoutesOptions = ExportDeps & ImportDeps;

const passphraseHeader = 'picket-passphrase';

/** Routes for the whole state as a file: to move an installation, or to keep a copy of it. */
export function exportRoutes(deps: ExportRoutesOptions): FastifyPluginAsyncZod {
  const { db, clock, changed } = deps;
  return async (app) => {
    // Streamed into a file, since it may be larger than the memory.
    app.addContentTypeParser(mediaType, async (_request: unknown, payload: Readable) => payload);

    app.post(
      '/api/v1/export',
      {
        config: { access: 'admin', guarded: 'export' },
        schema: {
          tags: ['Export'],
          summary: 'The whole state as a file, with its secrets encrypted by a passphrase',
          body: z.object({
            passphrase: z.string().max(1000).describe('12 characters or more. Keep it: the import needs it.'),
          }),
          response: {
            200: { description: 'Gzip of lines of JSON.', content: { [mediaType]: { schema: z.any() } } },
            ...problemResponses({
              invalid: 'The passphrase is too short, or a stored secret cannot be decrypted.',
            }),
          },
        },
      },
      async ({ body, principal }, reply) => {
        const folder = await mkdtemp(path.join(tmpdir(), 'picket-export-'));
        const remove = () => rm(folder, { recursive: true, force: true });
        try {
          const file = path.join(folder, 'export');
          await writeExport(deps, body.passphrase, file);
          const at = clock.now();
          await recordAudit(db, {
            at,
            actor: actorOf(principal),
            action: 'state.exported',
            subject: 'installation',
          });
          const name = `picket-${at.toISOString().slice(0, 10)}.ndjson.gz`;
          const stream = createReadStream(file);
          stream.once('close', () => void remove());
          return reply
            .type(mediaType)
            .header('content-disposition', `attachment; filename="${name}"`)
            .send(stream);
        } catch (error) {
          await remove();
          throw error;
        }
      },
    );

    app.post(
      '/api/v1/import',
      {
        config: { access: 'admin', guarded: 'export' },
        bodyLimit: Number.MAX_SAFE_INTEGER,
        schema: {
          tags: ['Export'],
          summary: 'Import an exported state into an empty installation',
          description:
            'Stop the exported installation first: two installations with the same state would open every ticket twice. An export of an older Picket is migrated. Users and API tokens are then those of the export, and people must sign in again.',
          consumes: [mediaType],
          body: z.unknown().describe('The file of an export: gzip of lines of JSON.'),
          headers: z.looseObject({
            [passphraseHeader]: z
              .string()
              .max(4000)
              .optional()
              .describe('The passphrase, percent-encoded. Without it: the secret key opens the file.'),
          }),
          response: {
            200: z.object({ tables: z.record(z.string(), z.number()).describe('Rows of each table.') }),
            ...problemResponses({
              conflict: 'The installation is not empty.',
              invalid:
                'The file is not a complete export, a newer Picket wrote it, or the passphrase is wrong.',
              unsupported_media: `The body is not ${mediaType}.`,
            }),
          },
        },
      },
      async ({ headers, body, principal }) => {
        // An export that is encrypted with the secret key of the installation needs none.
        const passphrase = decode(String(headers[passphraseHeader] ?? '')) || null;
        if (!isStream(body)) throw refuse('invalid', exportProblems.notAnExport('the request has none'));
        const folder = await mkdtemp(path.join(tmpdir(), 'picket-import-'));
        try {
          const file = path.join(folder, 'import');
          await pipeline(body, createWriteStream(file, { mode: 0o600 }));
          const tables = await loadImport(deps, passphrase, file);
          const after = { tables };
          await recordAudit(db, {
            at: clock.now(),
            actor: actorOf(principal),
            action: 'state.imported',
            subject: 'installation',
            after,
          });
          changed();
          return { tables };
        } finally {
          await rm(folder, { recursive: true, force: true });
        }
      },
    );
  };
}

const isStream = (body: unknown): body is Readable =>
  typeof (body as Readable | null | undefined)?.pipe === 'function';

function decode(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}
