import { afterEach, describe, expect, it } from 'vitest';
import { type Answer, answering, json, type Stand, stand } from './testing/scripted-server.ts';

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function against(answer: Answer): Promise<Stand> {
  const made = await stand(answer);
  closing.push(() => made.close());
  return made;
}

const calls = (made: Stand) => made.asked.filter(({ url }) => url.pathname.includes('/apis/'));
const rows =
  (...ids: number[]): Answer =>
  (_, response) =>
    json(
      response,
      200,
      ids.map((id) => ({ id })),
    );

describe('reading tickets by their ids', () => {
  it('asks for a hundred at once, with few fields, so that the address stays short enough', async () => {
    const made = await against(({ url }, response) => {
      const ids = /\((.*)\)/.exec(url.searchParams.get('conditions') ?? '')?.[1]?.split(',') ?? [];
      json(
        response,
        200,
        ids.map((id) => ({ id: Number(id), closedFlag: false })),
      );
    });
    const ids = Array.from({ length: 150 }, (_, at) => 12_345_000 + at);
    const read = await made.cw.ticketsByIds(ids);
    expect(read).toMatchObject({ ok: true, value: ids.map((id) => ({ id, closed: false })) });
    expect(calls(made)).toHaveLength(2);
    for (const { url } of calls(made)) expect(url.href.length).toBeLessThan(2_000);
  });

  it('does not confuse ids by rounding them', async () => {
    const made = await against(answering(200, '[{"id":9007199254740993}]'));
    expect(await made.cw.ticketsByIds([9007199254740992])).toMatchObject({ ok: false });
  });

  it('returns only existing tickets, and treats an answer about others as an error', async () => {
    const made = await against(rows(7));
    expect(await made.cw.ticketsByIds([7, 8])).toMatchObject({ ok: true, value: [{ id: 7 }] });
    made.answer = rows(7, 9);
    expect(await made.cw.ticketsByIds([7, 8])).toMatchObject({
      problem: { code: 'connectwise.unexpected_answer' },
    });
    made.answer = answering(200, '[{"id":7},{"nothing":true}]');
    expect(await made.cw.ticketsByIds([7, 8])).toMatchObject({ ok: false });
  });
});

describe('reading what changed', () => {
  it('asks by our references and a time, and leaves out tickets that only refer to them', async () => {
    const made = await against((_, response) =>
      json(
        response,
        200,
        [
          { id: 1, externalXRef: 'PICKET:A', _info: { lastUpdated: '2026-01-15T09:12:44Z' } },
          { id: 2, externalXRef: 'other:B' },
        ],
        { link: '' },
      ),
    );
    const since = new Date('2026-01-15T09:00:00.500Z');
    const read = await made.cw.ticketsChangedSince({ since, referencePrefix: 'picket:' });
    const updatedAt = new Date('2026-01-15T09:12:44Z');
    expect(read).toMatchObject({ ok: true, value: { items: [{ id: 1, updatedAt }], more: false } });
    expect(calls(made)[0]?.url.searchParams.get('conditions')).toBe(
      'externalXRef like "picket:%" and lastUpdated >= [2026-01-15T09:00:00Z]',
    );
  });
});

describe('writing to a ticket', () => {
  const changing = (made: Stand) =>
    made.cw.changeTicket(9, [{ op: 'replace', path: 'status', value: { id: 3 } }]);

  it('sends a JSON Patch once, and returns the ticket as it is then', async () => {
    const made = await against(answering(200, '{"id":9,"status":{"id":3,"name":"New"},"closedFlag":false}'));
    expect(await changing(made)).toMatchObject({ outcome: 'done', value: { statusName: 'New' } });
    const [sent] = calls(made);
    expect([sent?.method, JSON.parse(sent?.body ?? '')]).toEqual([
      'PATCH',
      [{ op: 'replace', path: 'status', value: { id: 3 } }],
    ]);
  });

  it('names the missing right', async () => {
    const made = await against(answering(403, '{"code":"Security","message":"no"}'));
    const closing = await changing(made);
    expect(JSON.stringify(closing)).toContain('Close Service Tickets: Edit = All');
    expect(JSON.stringify(await made.cw.addNote(9, { text: 'x', internal: true }))).toContain(
      'Service Tickets: Edit = All',
    );
  });

  it.each([
    [answering(404, '{"code":"NotFound","message":"Ticket 9 not found"}'), 'refused'],
    [answering(500, '{}'), 'unknown'],
    [answering(200, 'oops'), 'unknown'],
    [answering(429, '{"error":"ConnectWiseAPI","message":"Too many requests."}'), 'not_sent'],
  ])('returns the outcome (%#)', async (answer, outcome) => {
    const made = await against(answer);
    expect((await made.cw.addNote(9, { text: 'x', internal: true })).outcome).toBe(outcome);
    expect(calls(made)).toHaveLength(1);
  });

  it('writes an internal note that the customer does not see, and sends no e-mail', async () => {
    const made = await against(answering(201, '{"id":77}'));
    expect(await made.cw.addNote(9, { text: 'Seen again', internal: true })).toEqual({
      outcome: 'done',
      value: { id: 77 },
    });
    expect(JSON.parse(calls(made)[0]?.body ?? '')).toMatchObject({
      internalAnalysisFlag: true,
      detailDescriptionFlag: false,
      processNotifications: false,
    });
    made.answer = answering(
      200,
      '[{"id":77,"text":"Hello","internalAnalysisFlag":true,"createdBy":"SRivera","dateCreated":"2026-01-15T09:12:44Z"}]',
    );
    expect(await made.cw.notes(9)).toEqual({
      ok: true,
      value: [
        {
          id: 77,
          text: 'Hello',
          internal: true,
          byContact: false,
          createdBy: 'SRivera',
          createdAt: new Date('2026-01-15T09:12:44Z'),
        },
      ],
    });
  });
});
