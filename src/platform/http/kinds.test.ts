import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

const src = path.resolve(import.meta.dirname, '../..');

/** Clients of other APIs read statuses, the sandboxes answer as those APIs do, and readiness is not an error. */
const exempt =
  /^(platform\/http|sandbox|cli|connectwise\/client|sources\/hyas)\/|health-routes|\.test\.ts$|\/testing\//;

it('only platform/http knows the status of a refusal', () => {
  const files = readdirSync(src, { recursive: true, encoding: 'utf8' })
    .map((file) => file.split(path.sep).join('/'))
    .filter((file) => file.endsWith('.ts') && !exempt.test(file));
  expect(files.length).toBeGreaterThan(300);
  const naming = files.filter((file) =>
    /\b(statusCode: |status: |code\(|refuse\()[45]\d\d\b|[\s{,[][45]\d\d(: ['`]|\])|@throws.*\b[45]\d\d\b/.test(
      readFileSync(path.join(src, file), 'utf8'),
    ),
  );
  expect(naming).toEqual([]);
});
