import { describe, expect, it } from 'vitest';
import { loadConfig } from './config.ts';

/** A file system with these files. */
const files = (contents: Record<string, string>) => (file: string) => {
  const text = contents[file];
  if (text === undefined) throw new Error(`ENOENT: no such file or directory, open '${file}'`);
  return text;
};

const load = (env: Record<string, string>, contents: Record<string, string> = {}) =>
  loadConfig(env, { readFile: files(contents) });

const settingOf = (read: ReturnType<typeof load>, name: string) =>
  read.settings.find((setting) => setting.name === name);

const token = `pkt_${'a'.repeat(43)}`;

describe('the configuration file', () => {
  const named = { PICKET_CONFIG_FILE: '/etc/picket.env' };

  it('sets the variables that the environment does not set', () => {
    const read = load(
      { ...named, PICKET_PORT: '9000' },
      {
        '/etc/picket.env': '# Ours\nPICKET_PORT=8000\nPICKET_HOST="0.0.0.0"\r\nexport PICKET_TIME_ZONE=UTC\n',
      },
    );
    expect(read).toMatchObject({ ok: true, warnings: [], config: { port: 9000, host: '0.0.0.0' } });
    expect(settingOf(read, 'PICKET_PORT')).toMatchObject({ value: '9000', from: 'the environment' });
    expect(settingOf(read, 'PICKET_HOST')).toMatchObject({ value: '0.0.0.0', from: '/etc/picket.env' });
    expect(settingOf(read, 'PICKET_LOG_LEVEL')).toMatchObject({ value: 'info', from: null });
  });

  it('is refused when it cannot be read, or when a line sets no variable', () => {
    expect(load(named)).toMatchObject({
      ok: false,
      problems: [
        { code: 'config.unreadable_file', message: expect.stringMatching(/PICKET_CONFIG_FILE.*ENOENT/) },
      ],
    });
    expect(load(named, { '/etc/picket.env': 'PICKET_PORT=1\nport: 8000\n' })).toMatchObject({
      ok: false,
      problems: [{ code: 'config.line_without_name', details: { line: 2 } }],
    });
  });

  it('warns of names that Picket does not know', () => {
    const read = load(named, { '/etc/picket.env': 'PICKET_PROT=1\nHTTPS_PORT=2\nPICKET_CONFIG_FILE=x\n' });
    expect([...read.warnings].sort()).toEqual([
      expect.stringMatching(/^HTTPS_PORT is set in/),
      expect.stringMatching(/^PICKET_CONFIG_FILE is set in/),
      expect.stringMatching(/^PICKET_PROT is set in \/etc\/picket.env.*PICKET_PORT/),
    ]);
  });
});

describe('a secret', () => {
  it('may be in a separate file whose last line ends with a line break', () => {
    const read = load({ PICKET_TOKEN_FILE: '/run/token' }, { '/run/token': `${token}\n` });
    expect(read).toMatchObject({ ok: true, warnings: [], config: { token } });
    expect(settingOf(read, 'PICKET_TOKEN')).toEqual({
      name: 'PICKET_TOKEN',
      value: null,
      secret: true,
      from: '/run/token',
    });
    expect(JSON.stringify(read.settings)).not.toContain(token);
  });

  it.each([
    [{}, /ENOENT/],
    [{ '/run/token': ' \n' }, /empty/],
  ])('is refused when its file contains no value: %j', (contents, why) => {
    expect(load({ PICKET_TOKEN_FILE: '/run/token' }, contents)).toMatchObject({
      ok: false,
      problems: [{ code: 'config.unreadable_file', message: expect.stringMatching(why) }],
    });
  });

  it('is refused when it is set twice, and the environment wins over the file', () => {
    const contents = { '/run/token': token, '/etc/picket.env': 'PICKET_TOKEN_FILE=/nowhere\n' };
    expect(load({ PICKET_TOKEN: token, PICKET_TOKEN_FILE: '/run/token' }, contents)).toMatchObject({
      ok: false,
      problems: [{ code: 'config.set_twice' }],
    });
    expect(load({ PICKET_TOKEN: token, PICKET_CONFIG_FILE: '/etc/picket.env' }, contents)).toMatchObject({
      ok: true,
      config: { token },
    });
  });

  it('is never in an error message', () => {
    const read = load({ PICKET_TOKEN_FILE: '/run/token' }, { '/run/token': 'wrong-secret' });
    expect(read.ok).toBe(false);
    expect(JSON.stringify(read)).not.toContain('wrong-secret');
  });

  it('has a _FILE variant that other variables lack', () => {
    expect(load({ PICKET_PORT_FILE: '/x' }).warnings).toEqual([expect.stringContaining('PICKET_PORT_FILE')]);
  });
});
