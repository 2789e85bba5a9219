import { Writable } from 'node:stream';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createLog } from './log.ts';
import { redactSecrets } from './redact.ts';

const token = `pkt_${'a'.repeat(43)}`;

function written(format: 'json' | 'pretty', act: (log: ReturnType<typeof createLog>) => void): string {
  let text = '';
  const to = new Writable({
    write(chunk, _encoding, done) {
      text += String(chunk);
      done();
    },
  });
  act(createLog({ level: 'debug', format, to }));
  return text;
}

describe.each(['json', 'pretty'] as const)('the log, as %s', (format) => {
  it('never contains a secret, at any depth and as part of any value', () => {
    const text = written(format, (log) => {
      log.info({ authorization: 'hunter2', nested: { deep: [{ privateKey: 'hunter2' }] } }, 'one');
      log.info({ apiKey: 'hunter2', client_secret: 'hunter2', PASSWORD: 'hunter2' }, 'two');
      log.child({ token: 'hunter2' }).warn('three');
      log.warn(`four with ${token}`);
      log.warn({ header: 'Basic aHVudGVyMjpodW50ZXIy' }, 'five');
      log.warn('six postgres://picket:hunter2@db.example/picket');
      const error = Object.assign(new Error('seven'), { request: { headers: { Cookie: 'hunter2' } } });
      log.error({ err: error }, 'seven');
      log.error(Object.assign(new Error('eight', { cause: error }), { token: 'hunter2' }));
    });
    expect(text).not.toContain('hunter2');
    expect(text).not.toContain('aHVudGVyMjpodW50ZXIy');
    expect(text).not.toContain(token);
    for (const word of ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'db.example'])
      expect(text).toContain(word);
  });

  it('keeps a value whose name only sounds like a secret', () => {
    const text = written(format, (log) =>
      log.info({ tokenId: 'id-12', tokens: 3, hint: 'pkt_abcd' }, 'kept'),
    );
    expect(text).toContain('id-12');
    expect(text).toContain('pkt_abcd');
    expect(text).toMatch(/tokens"?: ?3/);
  });
});

it('a line of JSON is JSON, with the time and the level’s name', () => {
  const text = written('json', (log) => log.warn({ at: 1, error: new Error('odd') }, 'hello'));
  expect(JSON.parse(text)).toMatchObject({
    level: 'warn',
    msg: 'hello',
    time: expect.stringMatching(/Z$/),
    error: { message: 'odd', stack: expect.any(String) },
  });
});

it('redacting changes nothing else, and never throws', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
      const copy = redactSecrets({ value });
      const named = JSON.stringify(value).match(
        /authorization|cookie|key|secret|token|pass|cred|connection|database/i,
      );
      if (named === null) expect(JSON.stringify(copy)).toEqual(JSON.stringify({ value }));
    }),
  );
});
