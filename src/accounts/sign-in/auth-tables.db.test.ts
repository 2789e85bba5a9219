import { getMigrations } from 'better-auth/db/migration';
import { expect, it } from 'vitest';
import { install } from '../../../test/accounts/install.ts';
import { useDatabase } from '../../../test/database/use-database.ts';
import { makeAuth } from './auth.ts';

const test = useDatabase();

it('better-auth finds every table and column', async () => {
  const { options } = await makeAuth((await install(test)).options);
  const { toBeCreated, toBeAdded } = await getMigrations(options);
  expect([toBeCreated, toBeAdded]).toEqual([[], []]);
});
