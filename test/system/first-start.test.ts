import { readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { kill, live } from './process.ts';
import { caller, dataFolder } from './world.ts';

it('uses the given token, keeps the link out of its output, and continues after SIGHUP', async () => {
  const data = dataFolder();
  const token = `pkt_${'b'.repeat(43)}`;
  const tokenFile = path.join(data, 'token');
  const output = path.join(data, 'first.txt');
  writeFileSync(tokenFile, `${token}\n`);
  // Readable by everybody; the new content must not be.
  writeFileSync(output, 'of before', { mode: 0o644 });
  const config = path.join(data, 'picket.env');
  writeFileSync(config, `PICKET_BOOTSTRAP_TOKEN_FILE=${tokenFile}\nPICKET_BOOTSTRAP_OUTPUT=${output}\n`);

  const picket = await live({ PICKET_DATA: data, PICKET_CONFIG_FILE: config });
  expect(picket).toMatchObject({ firstToken: null, firstLink: null });
  expect(readFileSync(output, 'utf8')).toMatch(/^link=http:\/\/127\.0\.0\.1:\d+\/\S+#token=\S+\n$/);
  expect(statSync(output).mode & 0o777).toBe(0o600);

  picket.child.kill('SIGHUP');
  const call = caller(picket.url, token);
  expect(await call('GET', '/api/v1/status')).toMatchObject({ status: 200 });
  await kill(picket);
});
