import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { showHidden } from '../../src/platform/values/visible-text.ts';
import { originalRequest, stringifyOriginal, visibleAnswer } from '../../web/src/api/visible-exchange.ts';
import { original, visible } from '../../web/src/api/visible-text.ts';
import { isolating } from '../../web/src/text/isolated.ts';

const turned = 'invoice\u202excod.exe';
const shown = 'invoice‹U+202E›xcod.exe';

describe('text from outside in the console', () => {
  const unit = fc.oneof(
    fc.constantFrom(
      '\u202e',
      '\u200d',
      '\u200c',
      '\u200f',
      '\ufe0f',
      '\u2068',
      '\u0000',
      '\n',
      '❤',
      'a',
      'ש',
      'क',
    ),
    fc.string({ unit: 'binary', maxLength: 1 }),
  );

  it('is shown as Picket’s messages show it, and sent as Picket has it', () => {
    fc.assert(
      fc.property(
        fc.array(unit).map((units) => units.join('')),
        (text) => {
          expect(visible(text)).toBe(showHidden(text));
          expect(original(visible(text))).toBe(text);
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('is visible in an answer, and in a problem', async () => {
    for (const type of ['application/json; charset=utf-8', 'application/problem+json']) {
      const body = JSON.stringify({ items: [{ name: turned, id: 1, note: 'a\u001b[2J\nb' }] });
      const answer = await visibleAnswer(
        new Response(body, {
          status: 404,
          headers: { 'content-type': type, 'content-length': String(body.length) },
        }),
      );
      expect(answer.status).toBe(404);
      expect(await answer.json()).toEqual({ items: [{ name: shown, id: 1, note: 'a‹U+001B›[2J\nb' }] });
    }
  });

  it('stays what it is in other answers', async () => {
    const page = new Response(turned, { headers: { 'content-type': 'text/html' } });
    expect(await (await visibleAnswer(page)).text()).toBe(turned);
    const broken = new Response('{ "a\u202e', { headers: { 'content-type': 'application/json' } });
    await expect((await visibleAnswer(broken)).json()).rejects.toThrow(SyntaxError);
  });

  it('finds its own rows, and is saved as it was', () => {
    const asked = originalRequest(
      new Request(
        `http://picket.example/api/v1/incidents?limit=50&device=${encodeURIComponent(`=${shown}`)}`,
      ),
    );
    expect(new URL(asked.url).searchParams.get('device')).toBe(`=${turned}`);
    expect(JSON.parse(stringifyOriginal({ name: shown, lines: ['\u2068שלום\u2069'] }))).toEqual({
      name: turned,
      lines: ['שלום'],
    });
  });

  it('is isolated in texts where it is written from right to left', () => {
    const texts = isolating({
      a: { of: (name: string, count: number) => `${name}: ${count}` },
      list: (names: readonly string[]) => names.join(', '),
      ticket: ({ target }: { target: string }) => `For ${target}`,
      year: (at: Date) => `In ${at.getUTCFullYear()}`,
      plain: ['x'],
    });
    expect(texts.a.of('Cedar', 2)).toBe('Cedar: 2');
    expect(texts.a.of('שלום', 2)).toBe('\u2068שלום\u2069: 2');
    expect(texts.list(['أ', 'b'])).toBe('\u2068أ\u2069, b');
    expect(texts.ticket({ target: 'أ' })).toBe('For \u2068أ\u2069');
    expect(texts.year(new Date(0))).toBe('In 1970');
    expect(texts.plain).toEqual(['x']);
  });
});
