#!/usr/bin/env node
/**
 * `npm run kills -- --times 100`: kills Picket for real, that often, under load and with faults on the way to
 * ConnectWise: embedded, and then three nodes on one PostgreSQL.
 */
import { parseArgs } from 'node:util';
import { runPackage } from './run.mjs';
import { wholeNumber } from './whole-number.mjs';

const { values } = parseArgs({ options: { times: { type: 'string', default: '100' } } });
const env = { ...process.env, PICKET_KILLS: String(wholeNumber('--times', values.times)) };
const campaigns = [
  ['embedded', 'test/system/killed.test.ts'],
  ['server', 'test/system/nodes-killed.server.db.test.ts'],
];
for (const [project, file] of campaigns) {
  const { status } = await runPackage('vitest/vitest.mjs', ['run', '--project', project, file], { env });
  if (status !== 0) process.exitCode = 1;
}
