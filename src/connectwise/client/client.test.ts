import { afterEach, describe, expect, it } from 'vitest';
import { nextOf } from './pages.ts';
import { type Answer, answering, json, type Stand, secret, stand } from './testing/scripted-server.ts';
import type { ConnectWiseOptions } from './types.ts';

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function against(answer: Answer, options: Partial<ConnectWiseOptions> = {}): Promise<Stand> {
  const made = await stand(answer, options);
  closing.push(() => made.close());
  return made;
}

const calls = (made: Stand) => made.asked.filter(({ url }) => url.pathname.includes('/apis/'));
const row = (id: number) => ({ id, name: `Company ${id}`, identifier: `C${id}`, deletedFlag: false });
const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, at) => row(from + at));

describe('reading records', () => {
  it('needs only id and name, and ignores fields with another type', async () => {
    const { cw } = await against(
      answering(
        200,
        '[{"id":1,"name":"P1"},{"id":2,"name":"P2","sortOrder":"x","defaultFlag":true,"new":{}}]',
      ),
    );
    expect(await cw.priorities()).toEqual({
      ok: true,
      value: [
        { id: 1, name: 'P1', inactive: false },
        { id: 2, name: 'P2', inactive: false, isDefault: true },
      ],
    });
  });

  it('reads the two spellings of inactive, and which statuses close', async () => {
    const made = await against(
      answering(200, '[{"id":1,"name":"Done","inactive":true,"closedStatus":true}]'),
    );
    expect(await made.cw.statuses(9)).toMatchObject({ value: [{ inactive: true, closed: true }] });
    made.answer = answering(200, '[{"id":1,"name":"Old","inactiveFlag":true}]');
    expect(await made.cw.types(9)).toMatchObject({ value: [{ inactive: true }] });
    expect(calls(made).map(({ url }) => url.pathname)).toEqual([
      '/v2025_1/apis/3.0/service/boards/9/statuses',
      '/v2025_1/apis/3.0/service/boards/9/types',
    ]);
    expect(made.log.at(-1)?.route).toBe('/service/boards/{id}/types');
  });

  it('leaves out project boards, which take no service tickets', async () => {
    const { cw } = await against(
      answering(200, '[{"id":1,"name":"A","projectFlag":true},{"id":2,"name":"B"}]'),
    );
    expect(await cw.boards()).toMatchObject({ value: [{ id: 2 }] });
  });

  it('reads a ticket: its reference, whether it is closed, and the ticket it was merged into', async () => {
    const made = await against(
      answering(
        200,
        JSON.stringify({
          id: 9,
          summary: 's',
          externalXRef: 'picket:1',
          board: { id: 1, name: 'B' },
          status: { id: 2, name: 'New' },
          company: { id: 5 },
          closedFlag: false,
          mergedParentTicket: { id: 8 },
        }),
      ),
    );
    expect(await made.cw.ticket(9)).toMatchObject({
      ok: true,
      value: {
        id: 9,
        externalXRef: 'picket:1',
        boardName: 'B',
        statusName: 'New',
        companyId: 5,
        closed: false,
        mergedInto: 8,
      },
    });
    made.answer = answering(200, '{"id":9,"summary":null,"board":null}');
    expect(Object.keys(((await made.cw.ticket(9)) as { value: object }).value)).toEqual(['id', 'url']);
  });

  it('a missing record is null; a missing path, or wrong keys, is a problem', async () => {
    const made = await against(answering(404, '{"code":"NotFound","message":"Ticket 9 not found"}'));
    expect(await made.cw.ticket(9)).toEqual({ ok: true, value: null });
    expect(await made.cw.company(9)).toEqual({ ok: true, value: null });
    for (const body of ['{"code":"ConnectWiseApi","message":"The endpoint does not exist."}', '', '<html>']) {
      made.answer = answering(404, body);
      expect((await made.cw.ticket(9)).ok).toBe(false);
    }
  });

  it.each([
    ['not JSON', answering(200, 'oops'), 'connectwise.unexpected_answer'],
    ['cut JSON', answering(200, '[{"id":1,'), 'connectwise.unexpected_answer'],
    ['null', answering(200, 'null'), 'connectwise.unexpected_answer'],
    ['rows of another kind', answering(200, '[{"a":1}]'), 'connectwise.unexpected_answer'],
    [
      'a sign-in page',
      answering(200, '<!DOCTYPE html>', { 'content-type': 'text/html' }),
      'connectwise.html_answer',
    ],
    ['a redirect', answering(302, '', { location: 'https://psa.example/' }), 'connectwise.redirected'],
    ['no right', answering(403, '{"code":"Security","message":"no"}'), 'connectwise.permission_missing'],
    [
      'wrong keys',
      answering(401, '{"code":"ConnectWiseApi","message":"UserNotAuthenticated"}'),
      'connectwise.keys_refused',
    ],
    [
      'a plain-text 400',
      answering(400, 'Cannot route. Codebase/company is invalid'),
      'connectwise.cannot_route',
    ],
    [
      'the browser’s host',
      answering(403, '{"code":"Security","message":"SSL is required.","errors":null}'),
      'connectwise.wrong_host',
    ],
    [
      'bad conditions',
      answering(400, '{"code":"x","message":"Expected a boolean value"}'),
      'connectwise.invalid',
    ],
    [
      'too many',
      answering(429, '{"error":"ConnectWiseAPI","message":"Too many requests."}'),
      'connectwise.rate_limited',
    ],
    ['a fault', answering(500, 'x'), 'connectwise.server_error'],
  ] as const)('%s is a problem with a hint', async (_, answer, code) => {
    const { cw } = await against(answer);
    const read = await cw.boards();
    expect(read).toMatchObject({ ok: false, problem: { code, hint: expect.stringMatching(/\w.*\.$/) } });
    expect(JSON.stringify(read)).not.toContain(secret);
  });

  it('a cut connection and a bad gateway are tried once more', async () => {
    let count = 0;
    const made = await against((asked, response) => {
      count += 1;
      if (count === 1) response.socket?.destroy();
      else answering(200, '{"version":"v2025.16"}')(asked, response);
    });
    expect(await made.cw.info()).toEqual({ ok: true, value: { version: 'v2025.16' } });
    made.answer = answering(503, '');
    expect((await made.cw.info()).ok).toBe(false);
    expect(calls(made)).toHaveLength(4);
  });
});

describe('the version in the path', () => {
  it('is read once for many calls', async () => {
    const made = await against(answering(200, '[]'));
    await Promise.all([made.cw.boards(), made.cw.priorities(), made.cw.types(1)]);
    expect(made.asked.filter(({ url }) => url.pathname.startsWith('/login/'))).toHaveLength(1);
  });

  it('is read again when it leads to a 404 or a page, and the call is repeated', async () => {
    const made = await against((asked, response) =>
      asked.url.pathname.startsWith('/v2025_2/')
        ? json(response, 200, [row(1)])
        : response.writeHead(404, { 'content-type': 'text/html' }).end('<html>'),
    );
    expect((await made.cw.boards()).ok).toBe(false);
    made.companyInfo = answering(200, '{"Codebase":"v2025_2/"}');
    made.clock.advance(61_000);
    expect((await made.cw.boards()).ok).toBe(true);
  });

  it('is the one that always works if ConnectWise gives none that is usable', async () => {
    const made = await against(answering(200, '[]'));
    made.companyInfo = answering(200, '{"Codebase":"//evil.example/"}');
    await made.cw.boards();
    expect(calls(made)[0]?.url.pathname).toBe('/v4_6_release/apis/3.0/service/info/boards');
  });

  it.each([
    ['null', answering(200, 'null'), 'connectwise.company_id_unknown'],
    ['404', answering(404, ''), 'connectwise.company_id_unknown'],
    [
      'plain text',
      answering(400, 'Cannot route. Codebase/company is invalid'),
      'connectwise.company_id_unknown',
    ],
    ['a page', answering(200, '<html>', { 'content-type': 'text/html' }), 'connectwise.html_answer'],
    ['a number', answering(200, '7'), 'connectwise.unexpected_answer'],
  ] as const)('%s in its place', async (_, answer, code) => {
    const made = await against(answering(200, '[]'));
    made.companyInfo = answer;
    expect(await made.cw.boards()).toMatchObject({ ok: false, problem: { code } });
    expect(calls(made)).toEqual([]);
  });
});

describe('companies', () => {
  it('are listed page by page in order of name, and `more` follows the Link header', async () => {
    const made = await against((_, response) =>
      json(response, 200, range(1, 2), {
        link: '<https://psa.example/x?page=3&pageSize=2>; rel="next", <https://psa.example/x?page=9>; rel="last"',
      }),
    );
    const read = await made.cw.companies({ page: 2, pageSize: 2 });
    expect(read).toMatchObject({
      ok: true,
      value: { more: true, items: [{ id: 1, identifier: 'C1' }, { id: 2 }] },
    });
    expect(Object.fromEntries(calls(made)[0]?.url.searchParams ?? [])).toEqual({
      conditions: 'deletedFlag=false',
      orderBy: 'name asc',
      page: '2',
      pageSize: '2',
    });
    made.answer = (_, response) =>
      json(response, 200, range(1, 2), { link: '<https://psa.example/x?page=1>; rel="prev"' });
    expect(await made.cw.companies({ page: 3, pageSize: 2 })).toMatchObject({ value: { more: false } });
  });

  it('are searched without any way out of the quotes, and filtered here', async () => {
    const made = await against(
      answering(
        200,
        JSON.stringify([
          { id: 1, name: "O'Brien" },
          { id: 2, name: 'O Brien' },
        ]),
      ),
    );
    expect(await made.cw.companies({ search: "O'Brien" })).toMatchObject({ value: { items: [{ id: 1 }] } });
    expect(calls(made)[0]?.url.searchParams.get('conditions')).toContain('name like "%O%Brien%"');
  });

  it('are all listed by cursor, without orderBy, until Link is empty', async () => {
    const made = await against(({ url }, response) => {
      const after = Number(url.searchParams.get('pageId') ?? 0);
      const rows = range(after + 1, Math.min(after + 1000, 2500));
      const link =
        after + 1000 < 2500 ? `<https://psa.example/x?pageSize=1000&pageId=${after + 1000}>; rel="next"` : '';
      json(response, 200, rows, { link });
    });
    const read = await made.cw.companies({ all: true });
    expect(read.ok && read.value.items.length).toBe(2500);
    expect(read).toMatchObject({ value: { more: false } });
    for (const { headers, url } of calls(made)) {
      expect(headers['pagination-type']).toBe('forward-only');
      expect(url.searchParams.has('orderBy')).toBe(false);
    }
    expect(calls(made)).toHaveLength(3);
  });

  it('are all listed even if Link is missing', async () => {
    const made = await against(({ url }, response) => {
      const after = Number(url.searchParams.get('pageId') ?? 0);
      json(response, 200, range(after + 1, Math.min(after + 1000, 1500)));
    });
    const read = await made.cw.companies({ all: true });
    expect(read.ok && read.value.items.length).toBe(1500);
  });

  it('a server whose pages repeat, or never end, is stopped', async () => {
    const made = await against((_, response) =>
      json(response, 200, range(1, 3), { link: '<https://psa.example/x?pageId=3>; rel="next"' }),
    );
    expect(await made.cw.companies({ all: true })).toMatchObject({ ok: false });
    expect(calls(made).length).toBeLessThanOrEqual(3);
    let next = 0;
    made.answer = (_, response) => {
      next += 1;
      json(response, 200, [row(next)], { link: `<https://psa.example/x?pageId=${next}>; rel="next"` });
    };
    expect(await made.cw.companies({ all: true })).toMatchObject({ ok: true, value: { more: true } });
    expect(next).toBe(100);
  });

  it('a Link is read, never followed', () => {
    expect(nextOf('<https://evil.example/?pageId=3>; rel="next"', 'pageId')).toBe('3');
    expect(nextOf('<https://psa.example/?conditions=id%3e%3d1&page=2>; rel=next', 'page')).toBe('2');
    expect(nextOf('<https://psa.example/?page=2>; rel="last"', 'page')).toBeNull();
    expect(nextOf('<https://psa.example/?page=../x>; rel="next"', 'page')).toBeNull();
    expect(nextOf('', 'page')).toBeNull();
  });
});

describe('looking for a reference', () => {
  it('finds the tickets that have it, in any letter case', async () => {
    const made = await against(
      answering(200, '[{"id":3,"externalXRef":"PICKET:ab"},{"id":4,"externalXRef":"other"}]'),
    );
    expect(await made.cw.ticketsByReference('picket:AB')).toMatchObject({ ok: true, value: [{ id: 3 }] });
    expect(calls(made)[0]?.url.searchParams.get('conditions')).toBe('externalXRef="picket:AB"');
  });

  it('is certain that there is none only if the list is empty', async () => {
    const made = await against(answering(200, '[]'));
    expect(await made.cw.ticketsByReference('picket:AB')).toEqual({ ok: true, value: [] });
    made.answer = answering(200, '[{"id":3},{"id":4,"externalXRef":"other"}]');
    expect(await made.cw.ticketsByReference('picket:AB')).toMatchObject({ ok: false });
    made.answer = answering(403, '{"code":"Security","message":"no"}');
    expect(await made.cw.ticketsByReference('picket:AB')).toMatchObject({
      problem: {
        code: 'connectwise.permission_missing',
        message: expect.stringContaining('Service Tickets: Inquire = All'),
      },
    });
    expect(await made.cw.ticketsByReference('a" or id > 0')).toMatchObject({ ok: false });
  });
});
