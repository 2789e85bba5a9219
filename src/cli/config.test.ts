import { Readable } from 'node:stream';
import { expect, it } from 'vitest';
import { runCli } from './program.ts';

async function check(env: Record<string, string>, ...more: string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const status = await runCli(['config', 'check', ...more], {
    out: (line) => void out.push(line),
    err: (line) => void err.push(line),
    env,
    terminal: false,
    color: false,
    signal: AbortSignal.abort(),
    stdin: Readable.from([]),
  });
  return { status, out: out.join('\n'), err: err.join('\n') };
}

it('shows the values in force and where they are set, and no secret', async () => {
  const token = `pkt_${'c'.repeat(43)}`;
  const { status, out } = await check({ PICKET_PORT: '9000', PICKET_TOKEN: token });
  expect(status).toBe(0);
  expect(out).toMatch(/PICKET_PORT +9000 +the environment/);
  expect(out).toMatch(/PICKET_HOST +127\.0\.0\.1 +default/);
  expect(out).toMatch(/PICKET_TOKEN +set, not shown +the environment/);
  expect(out).not.toContain(token);
});

it('reports errors and ends with status 2, like `picket start`', async () => {
  const wrong = await check({ PICKET_PORT: 'ninety' });
  expect(wrong).toMatchObject({ status: 2, err: expect.stringMatching(/PICKET_PORT is “ninety”/) });
  const json = await check({ PICKET_PORT: 'ninety' }, '--json');
  expect(json.status).toBe(2);
  expect(JSON.parse(json.out)).toMatchObject({ ok: false, problems: [{ code: 'config.invalid' }] });
});
