import { readFileSync, writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { configurationDoc } from './testing/configuration-doc.ts';

const file = new URL('../../docs/configuration-file.md', import.meta.url);

it('docs/configuration-file.md names every section and field of the file', () => {
  const wanted = configurationDoc();
  if (process.env.UPDATE_CONFIGURATION_DOC !== undefined) writeFileSync(file, wanted);
  expect(readFileSync(file, 'utf8')).toBe(wanted);
});
