#!/usr/bin/env node
/**
 * `npm run generate`: writes web/src/api/schema.d.ts, the types of the HTTP API, from the OpenAPI description that
 * the built server gives of itself. With `--check` it writes nothing and fails when the file is not as it would be.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import openapiTypes, { astToString } from 'openapi-typescript';
import { pino } from 'pino';
import { root } from './run.mjs';

const target = path.join(root, 'web', 'src', 'api', 'schema.d.ts');
const header = '/** The types of the HTTP API. Written by `npm run generate`: do not edit. */\n\n';

const types =
  header +
  // The indentation of the repository.
  astToString(await openapiTypes(withoutExamples(await describe()))).replace(/^(?: {4})+/gm, (spaces) =>
    ' '.repeat(spaces.length / 2),
  );
if (!process.argv.includes('--check')) {
  writeFileSync(target, types);
  console.log(`${path.relative(root, target)} written`);
} else if (readFileSync(target, 'utf8') !== types) {
  console.error(
    'web/src/api/schema.d.ts is not what the HTTP API is: run `npm run generate`, and commit it.',
  );
  process.exitCode = 1;
} else {
  console.log('web/src/api/schema.d.ts is up to date');
}

/** Examples are for readers of the description; as comments they would be most of the file. */
function withoutExamples(document) {
  return JSON.parse(JSON.stringify(document), (_, value) => {
    if (value?.schema !== undefined) delete value.example;
    return value;
  });
}

/** The OpenAPI document of an installation in a folder that goes again. */
async function describe() {
  const { openApp } = await import('../dist/app/open-app.js');
  const { openDatabaseOf } = await import('../dist/app/open-database.js');
  const { loadConfig } = await import('../dist/platform/config/config.js');
  const folder = mkdtempSync(path.join(tmpdir(), 'picket-api-'));
  const log = pino({ level: 'silent' });
  try {
    const { config } = loadConfig({ PICKET_DATA: folder });
    const database = await openDatabaseOf(config, { log });
    await database.migrate();
    await database.close();
    const app = await openApp(config, { log, version: '0.0.0' });
    try {
      return (await app.inject({ method: 'GET', url: '/api/openapi.json' })).json();
    } finally {
      await app.stop();
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
