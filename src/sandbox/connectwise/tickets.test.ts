import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ConnectWiseSandbox, sandboxAccount, startConnectWiseSandbox } from './start.ts';
import { caller, goodTicket, standingClock } from './testing/caller.ts';

const { boards, companies } = sandboxAccount;
const { securityAlerts, helpDesk, oldProjects } = boards;

describe('tickets of the ConnectWise sandbox', () => {
  let sandbox: ConnectWiseSandbox;
  let call: ReturnType<typeof caller>;
  let clock: ReturnType<typeof standingClock>;

  beforeEach(async () => {
    clock = standingClock();
    sandbox = await startConnectWiseSandbox({ clock });
    call = caller(sandbox.url);
  });
  afterEach(() => sandbox.close());

  const post = (change: Record<string, unknown> = {}) =>
    call('/service/tickets', { method: 'POST', body: { ...goodTicket, ...change } });
  const patch = (id: number, ...body: unknown[]) => call(`/service/tickets/${id}`, { method: 'PATCH', body });
  const allow = (...rows: Record<string, unknown>[]) =>
    fetch(`${sandbox.url}/sandbox/role`, { method: 'PUT', body: JSON.stringify({ rows }) });

  it.each<[string, Record<string, unknown>, string, string, RegExp]>([
    [
      'a summary too long',
      { summary: 'x'.repeat(101) },
      'MaxLengthField',
      'summary',
      /maximum length of 100/,
    ],
    ['no summary', { summary: undefined }, 'MissingRequiredField', 'summary', /required/],
    ['no company', { company: undefined }, 'MissingRequiredField', 'company', /required/],
    ['a reference too long', { externalXRef: 'x'.repeat(101) }, 'MaxLengthField', 'externalXRef', /100/],
    ['a company that is not there', { company: { id: 9999 } }, 'NotFound', 'company/id', /Company 9999/],
    [
      'a deleted company',
      { company: { id: companies.cedarStreetDentalOld } },
      'NotFound',
      'company/id',
      /Company 114 not found/,
    ],
    [
      'a status of another board',
      { status: { id: helpDesk.statuses.new } },
      'NotFound',
      'status/id',
      /^Service Status 211 not found for Service Board 22$/,
    ],
    [
      'a type of another board',
      { type: { id: helpDesk.types.incident } },
      'NotFound',
      'type/id',
      /Type 2102/,
    ],
    ['a board that is not there', { board: { id: 99 } }, 'NotFound', 'board/id', /Service Board 99/],
    ['a priority that is not there', { priority: { id: 99 } }, 'NotFound', 'priority/id', /Priority 99/],
    [
      'an inactive board',
      { board: { id: oldProjects.id }, status: undefined, type: undefined },
      'InvalidField',
      'board/id',
      /inactive/,
    ],
  ])('refuses %s', async (_, change, code, field, message) => {
    const reply = await post(change);
    expect(reply.status).toBe(400);
    expect(reply.body).toMatchObject({ code: 'InvalidObject', message: 'ticket object is invalid' });
    expect(reply.body.errors).toEqual([
      { code, field, message: expect.stringMatching(message), resource: 'ticket' },
    ]);
    expect(sandbox.tickets()).toEqual([]);
  });

  it('reports all errors at once', async () => {
    const reply = await post({ summary: 'x'.repeat(101), company: { id: 1 }, status: { id: 1 } });
    expect((reply.body.errors as { field: string }[]).map(({ field }) => field)).toEqual([
      'summary',
      'company/id',
      'status/id',
    ]);
  });

  it('refuses an unknown member, and says where', async () => {
    const reply = await call('/service/tickets', {
      method: 'POST',
      body: '{"summary":"x","enteredBy":"me"}',
    });
    expect([reply.status, reply.body]).toMatchObject([400, { code: 'ConnectWiseApi' }]);
    expect(reply.body.message).toMatch(
      "Could not find member 'enteredBy' on object of type 'Ticket'. Path 'enteredBy', line 1, position 27.Check",
    );
  });

  it.each(['not json', '[]', '"text"', '{"company": 5, "summary": "x"}', ''])('refuses %s', async (body) => {
    expect((await call('/service/tickets', { method: 'POST', body })).status).toBe(400);
  });

  it('fills in missing values, and finds records by their names', async () => {
    const reply = await call('/service/tickets', {
      method: 'POST',
      body: { summary: 'Printer', company: { identifier: 'cedarstreetdental' } },
    });
    expect(reply.body).toMatchObject({
      company: { id: companies.cedarStreetDental },
      board: { id: helpDesk.id },
      status: { id: helpDesk.statuses.new },
      priority: { name: 'Priority 3 - Medium' },
    });
  });

  it('turns fields that only a new ticket accepts into notes of their tabs', async () => {
    await post({ initialInternalAnalysis: 'For us.', initialResolution: 'Done.' });
    expect(sandbox.tickets()[0]?.notes.map(({ tab, text }) => `${tab}: ${text}`)).toEqual([
      `discussion: ${goodTicket.initialDescription}`,
      'internal: For us.',
      'resolution: Done.',
    ]);
  });

  it('returns only the requested fields, also when it creates', async () => {
    const reply = await call('/service/tickets?fields=id,company/name', { method: 'POST', body: goodTicket });
    expect(reply.body).toEqual({ id: 5001, company: { name: 'Cedar Street Dental' } });
  });

  it('never gives the same id twice, even after a ticket was deleted', async () => {
    await post();
    await fetch(`${sandbox.url}/sandbox/tickets/5001`, { method: 'DELETE' });
    expect((await call('/service/tickets/5001')).body).toMatchObject({
      code: 'NotFound',
      message: 'Ticket 5001 not found',
    });
    expect((await post()).body.id).toBe(5002);
  });

  describe('tickets, with the rights to change them', () => {
    beforeEach(async () => {
      await allow(
        { function: 'Service Tickets', edit: 'All' },
        { function: 'Close Service Tickets', edit: 'All' },
      );
      await post();
      clock.advance(60_000);
    });

    it('closes and reopens by the status', async () => {
      const closed = await patch(5001, {
        op: 'replace',
        path: 'status',
        value: { id: securityAlerts.statuses.closed },
      });
      expect(closed.body).toMatchObject({
        closedFlag: true,
        closedDate: '2026-01-15T09:13:44Z',
        closedBy: 'PicketApi',
        _info: { lastUpdated: '2026-01-15T09:13:44Z' },
      });
      const opened = await patch(5001, { op: 'replace', path: '/status', value: { name: 'New' } });
      expect(opened.body).toMatchObject({ closedFlag: false });
      expect(opened.body).not.toHaveProperty('closedDate');
      expect(sandbox.tickets()[0]?.history.map(({ what }) => what)).toEqual([
        'Ticket 5001 was created',
        'Status: New → Closed',
        'Status: Closed → New',
      ]);
    });

    it('answers 200 to a path into a reference, and does nothing', async () => {
      const value = securityAlerts.statuses.closed;
      const reply = await patch(5001, { op: 'replace', path: 'status/id', value });
      expect([reply.status, reply.body]).toMatchObject([200, { status: { name: 'New' } }]);
    });

    it('reads paths case-sensitively', async () => {
      expect((await patch(5001, { op: 'replace', path: 'Summary', value: 'x' })).status).toBe(400);
      expect((await patch(5001, { op: 'replace', path: 'summary', value: 'x' })).body.summary).toBe('x');
    });

    it('does not move to a board that lacks the status', async () => {
      const board = { op: 'replace', path: 'board', value: { id: helpDesk.id } };
      const refused = await patch(5001, board);
      expect(refused.body.errors).toMatchObject([{ code: 'NotFound', field: 'status/id' }]);
      const status = { op: 'replace', path: 'status', value: { id: helpDesk.statuses.new } };
      expect((await patch(5001, board, status)).body).toMatchObject({ board: { name: 'Help Desk' } });
    });

    it('changes nothing when one of several changes is refused', async () => {
      const reply = await patch(
        5001,
        { op: 'replace', path: 'summary', value: 'Changed' },
        { op: 'replace', path: 'priority', value: { id: 99 } },
      );
      expect(reply.status).toBe(400);
      expect(sandbox.tickets()[0]?.summary).toBe(goodTicket.summary);
    });

    it('adds notes, and requires their tab', async () => {
      const add = (body: unknown) => call('/service/tickets/5001/notes', { method: 'POST', body });
      const added = await add({ text: 'Seen again.', internalAnalysisFlag: true });
      expect([added.status, added.body]).toMatchObject([201, { ticketId: 5001, internalAnalysisFlag: true }]);
      expect((await add({ text: 'No tab.' })).status).toBe(400);
      expect((await add({ internalAnalysisFlag: true })).status).toBe(400);
      expect((await add({ text: 'x', resolutionFlag: true, colour: 'red' })).body.message).toMatch(
        "'colour'",
      );
    });
  });

  describe('lists in pages', () => {
    beforeEach(async () => {
      for (let number = 1; number <= 7; number += 1) await post({ summary: `Ticket ${number}` });
    });

    it('link to the next page, the last, the first and the previous one', async () => {
      const query = `conditions=${encodeURIComponent('id >= 5001')}&orderBy=id desc`;
      const second = await call(`/service/tickets?pageSize=3&page=2&${query}`);
      expect(second.body.map(({ id }) => id)).toEqual([5004, 5003, 5002]);
      const link = second.headers.get('link') ?? '';
      expect(
        [...link.matchAll(/page=(\d)[^;]*>; rel="(\w+)"/g)].map(([, page, rel]) => `${rel} ${page}`),
      ).toEqual(['next 3', 'last 3', 'first 1', 'prev 1']);
      expect(link).toContain('conditions=id%20%3e%3d%205001');
      const third = await call(link.slice(1, link.indexOf('>')).replace(/^.*apis\/3\.0/, ''));
      expect(third.body.map(({ id }) => id)).toEqual([5001]);
      expect(third.headers.get('link')).not.toMatch('rel="next"');
      expect((await call(`/service/tickets?pageSize=3&page=4`)).body).toEqual([]);
    });

    it('by cursor go forward only, to a link that is empty at the end', async () => {
      const headers = { 'pagination-type': 'forward-only' };
      const seen: unknown[] = [];
      let path = '/service/tickets?pageSize=3';
      for (let pages = 0; path !== '' && pages < 9; pages += 1) {
        const page = await call(path, { headers });
        const link = page.headers.get('link');
        expect(link).not.toBeNull();
        seen.push(...page.body.map(({ id }) => id));
        path = /apis\/3\.0([^>]*)>/.exec(link ?? '')?.[1] ?? '';
      }
      expect(seen).toEqual([5001, 5002, 5003, 5004, 5005, 5006, 5007]);
      expect((await call('/service/tickets?orderBy=id', { headers })).status).toBe(400);
    });

    it('have a count, and search by a body', async () => {
      expect((await call('/service/tickets/count?conditions=id>5003')).body).toEqual({ count: 4 });
      const body = { conditions: 'summary like "*7"' };
      const found = await call('/service/tickets/search', { method: 'POST', body });
      expect(found.body.map(({ id }) => id)).toEqual([5007]);
    });

    it.each([
      'page=0',
      'page=x',
      'pageSize=-1',
      'orderBy=nonsense',
      'orderBy=id sideways',
      'conditions=id is 5',
    ])('refuse %s', async (query) => {
      const reply = await call(`/service/tickets?${query}`);
      expect([reply.status, reply.body.code]).toEqual([400, 'ConnectWiseApi']);
    });
  });
});
