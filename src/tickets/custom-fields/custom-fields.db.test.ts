import { beforeEach, describe, expect, it } from 'vitest';
import { useDatabase } from '../../../test/database/use-database.ts';
import { boardsOfTickets } from '../../app/boards-of-tickets.ts';
import type { ConnectWise } from '../../connectwise/client/types.ts';
import type { BoardsUsed } from '../../connectwise/services/boards-used.ts';
import { customFieldSettings } from '../../connectwise/services/custom-fields-setting.ts';
import { verifyCustomFields } from '../../connectwise/services/verify-custom-fields.ts';
import { watchCustomFields } from '../../connectwise/services/watch-custom-fields.ts';
import { json } from '../../platform/database/json.ts';
import { loadSetting } from '../../platform/settings/store.ts';
import { ProblemError } from '../../platform/values/problem.ts';
import { sandboxAccount } from '../../sandbox/connectwise/start.ts';
import { sampleToCheck } from '../compose/composition-to-try.ts';
import { watchHeld } from '../deliver/watch-held.ts';
import { useTicketed } from '../sync/testing/ticketed.ts';
import { type FieldBody, lookUpFields } from './choose-fields.ts';
import { saveFields } from './save-fields.ts';

const test = useDatabase();
const scene = useTicketed(test, { oneClock: true });
const { securityAlerts, helpDesk } = sandboxAccount.boards;
const signal = new AbortController().signal;
const person = { kind: 'user', name: 'test', role: 'admin' } as unknown as Parameters<typeof saveFields>[2];

const client = async () => (await scene.clients.current()) as ConnectWise;
const deps = () => ({ db: test.db, clock: scene.clock, reconsider: scene.reconsider, changed: () => {} });

async function set(
  fields: readonly Partial<FieldBody>[],
  boardId: number = securityAlerts.id,
): Promise<void> {
  const sample = await sampleToCheck(test.db, { timeZone: 'UTC' }, scene.clock.now());
  const body = {
    boards: [{ boardId, fields: fields.map((field) => ({ fallback: null, ...field }) as FieldBody) }],
  };
  await saveFields(deps(), await lookUpFields({ db: test.db, client, sample }, body), person);
}

/** Every complaint about fields that cannot be saved. */
async function refused(...fields: Partial<FieldBody>[]): Promise<string> {
  const thrown = await set(fields).catch((error: unknown) => error);
  if (!(thrown instanceof ProblemError)) throw new Error('It was saved.');
  return (thrown.fieldErrors ?? []).map(({ pointer, detail }) => `${pointer}: ${detail}`).join('\n');
}

/** A new user-defined field in ConnectWise; its number. */
async function define(field: object): Promise<number> {
  const answer = await fetch(`${scene.sandbox.url}/sandbox/custom-fields`, {
    method: 'POST',
    body: JSON.stringify(field),
  });
  return ((await answer.json()) as { id: number }).id;
}
const change = (id: number, field: Record<string, unknown>) =>
  scene.control('PATCH', `/custom-fields/${id}`, field);

/** The ticket of a new incident, as ConnectWise has it; undefined while there is none. */
async function ticketOf(given: object = {}) {
  const before = scene.sandbox.tickets().length;
  await scene.detect({ domain: `d${before}.example`, ...given });
  await scene.deliver();
  return scene.sandbox.tickets()[before];
}
const valuesOf = (ticket: Awaited<ReturnType<typeof ticketOf>>) =>
  Object.fromEntries((ticket?.customFields ?? []).map(({ caption, value }) => [caption, value]));
const last = async () => (await scene.tickets()).at(-1);
const creates = () =>
  scene.sandbox.requests().filter(({ method, path }) => method === 'POST' && path === '/service/tickets');
const verify = async (boards?: BoardsUsed) => {
  const checks = [];
  for await (const one of verifyCustomFields(test.db, await client(), signal, boards)) checks.push(one);
  return checks.at(-1);
};
/** One round for held tickets; whether any still wait. */
const heldRound = async () => watchHeld(deps(), await client(), signal);
const watch = async () => watchCustomFields({ ...scene, ...deps() } as never, await client(), signal);

describe('the custom fields of a new ticket', () => {
  it('are none at first', async () => {
    await ticketOf();
    expect(creates().at(-1)?.body).not.toHaveProperty('customFields');
  });

  it('have fixed and templated values of each type, sent with the ticket', async () => {
    const area = await define({ caption: 'Details', type: 'TextArea' });
    const day = await define({ caption: 'Seen on', type: 'Date', entry: 'Date' });
    await set([
      { id: 301, value: 'true' },
      { id: 302, value: '{{ detections }}' },
      { id: 303, value: 'Picket {{ incident }}: {{ domain }}' },
      { id: 304, value: '{{ severity }}' },
      { id: area, value: 'Devices: {{ devices }}\nFrom Picket' },
      { id: day, value: '{{ first_seen_at | date: "%Y-%m-%d" }}' },
    ]);
    const ticket = await ticketOf();
    expect(valuesOf(ticket)).toMatchObject({
      'Security Reviewed': true,
      'Impacted Users': 1,
      'Change Reference': expect.stringMatching(/^Picket \d+: d1\[\.\]example$/),
      'Threat Level': expect.stringMatching(/^(Low|Medium|High)$/),
      Details: expect.stringMatching(/^Devices: .+\nFrom Picket$/),
      'Seen on': expect.stringMatching(/^\d{4}-\d\d-\d\dT00:00:00Z$/),
    });
    // Captions are for readers of Picket alone.
    const sent = creates().at(-1)?.body as { customFields: object[] };
    expect(Object.keys(sent.customFields[0] ?? {})).toEqual(['id', 'value']);
  });

  it('are those of the board that the ticket goes to', async () => {
    await set([{ id: 303, value: 'Help Desk' }], helpDesk.id);
    expect(valuesOf(await ticketOf())['Change Reference']).toBeNull();
  });

  it('contain no control characters and no markup from a device name', async () => {
    await set([{ id: 303, value: '{{ device }}' }]);
    const value = valuesOf(await ticketOf({ deviceName: 'pc\u0007\u001b[31m\u202e<b>' }))['Change Reference'];
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be there.
    expect(String(value)).not.toMatch(/[\u0000-\u001f\u202e]/);
    expect(String(value)).toContain('\\<b\\>');
  });

  it('are left out and named if an optional one has no value', async () => {
    await set([
      { id: 303, value: '{{ user }}' },
      { id: 302, value: '3' },
    ]);
    const ticket = await ticketOf();
    expect(valuesOf(ticket)).toMatchObject({ 'Change Reference': null, 'Impacted Users': 3 });
    expect((await scene.timeline()).join('\n')).toContain(
      'The ticket is sent without the custom field “Change Reference”: it has no value for this ticket.',
    );
  });

  it('have the fallback value if a required one has none', async () => {
    await change(303, { required: true });
    await set([{ id: 303, value: '{{ user }}', fallback: 'nobody' }]);
    expect(valuesOf(await ticketOf())['Change Reference']).toBe('nobody');
    expect((await scene.timeline()).join('\n')).toContain('“Change Reference” has the value to use instead');
  });
});

describe('a required field without a valid value', () => {
  beforeEach(async () => {
    await change(303, { required: true });
    await set([{ id: 303, value: '{{ user }}' }]);
  });

  it('holds the ticket, with the field, the board and the page; nothing is sent', async () => {
    const sent = creates().length;
    expect(await ticketOf()).toBeUndefined();
    expect(creates()).toHaveLength(sent);
    expect(await last()).toMatchObject({ state: 'refused', problem: { code: 'custom_fields.no_value' } });
    const { message = '', hint = '' } = (await last())?.problem ?? {};
    expect(message).toContain('requires the custom field “Change Reference”');
    expect(hint).toContain('Services > Custom fields');
  });

  it('sends it once when a person sets a value', async () => {
    await ticketOf();
    await set([{ id: 303, value: '{{ user }}', fallback: 'unknown' }]);
    await scene.deliver();
    await scene.deliver();
    const found = scene.sandbox.tickets().filter(({ summary }) => summary.includes('d1'));
    expect(found).toHaveLength(1);
    expect(valuesOf(found[0])['Change Reference']).toBe('unknown');
  });

  it('sends it when a later detection gives the value', async () => {
    await ticketOf();
    expect(await heldRound()).toBe(true);
    await scene.deliver();
    expect(await last()).toMatchObject({ state: 'refused' });
    await scene.detect({ domain: 'd1.example', user: 'ann' });
    await heldRound();
    await scene.deliver();
    const found = scene.sandbox.tickets().filter(({ summary }) => summary.includes('d1'));
    expect(found.map((ticket) => valuesOf(ticket)['Change Reference'])).toEqual(['ann']);
    expect(await heldRound()).toBe(false);
  });

  it('is not tried again without news', async () => {
    await ticketOf();
    const before = await scene.timeline();
    await heldRound();
    expect(await last()).toMatchObject({ state: 'refused' });
    await scene.detect({ domain: 'd1.example' });
    await heldRound();
    expect(await last()).toMatchObject({ state: 'withdrawn' });
    await scene.deliver();
    await heldRound();
    expect(await last()).toMatchObject({ state: 'refused' });
    expect((await scene.timeline()).filter((line) => line.includes('requires'))).toHaveLength(
      before.filter((line) => line.includes('requires')).length,
    );
  });

  it('sends it when the field is optional in ConnectWise', async () => {
    await ticketOf();
    await change(303, { required: false });
    await watch();
    await scene.deliver();
    expect(scene.sandbox.tickets()).toHaveLength(2);
  });
});

describe('a field that ConnectWise refuses', () => {
  it('holds the ticket and names the field; it is sent once after ConnectWise changes, within a minute', async () => {
    const id = await define({ caption: 'Ticket "Class" / größe', required: true });
    expect(await ticketOf()).toBeUndefined();
    const ticket = await last();
    expect(ticket).toMatchObject({ state: 'refused', problem: { code: 'custom_fields.refused' } });
    expect(ticket?.problem?.message).toContain('“Ticket "Class" / größe”');
    // The ticket service and its routing are not at fault.
    expect((await scene.incidents()).at(-1)?.state).toBe('open');
    await change(id, { required: false });
    scene.clock.pass(61_000);
    expect(await watchHeld({ ...deps() }, await client(), signal)).toBe(true);
    await scene.deliver();
    expect(scene.sandbox.tickets()).toHaveLength(2);
    expect(await watchHeld({ ...deps() }, await client(), signal)).toBe(false);
  });

  it('is tried again each minute, with one entry in the timeline', async () => {
    await define({ caption: 'Class', required: true });
    await ticketOf();
    for (let minute = 0; minute < 3; minute += 1) {
      scene.clock.pass(61_000);
      await watchHeld({ ...deps() }, await client(), signal);
      await scene.deliver();
    }
    expect(creates().filter(({ status }) => status === 400)).toHaveLength(4);
    expect((await scene.timeline()).filter((one) => one.includes('“Class”'))).toHaveLength(1);
  });

  it('releases every ticket of the board when one was created', async () => {
    const id = await define({ caption: 'Class', required: true });
    await ticketOf({ domain: 'one.example' });
    await ticketOf({ domain: 'two.example' });
    await set([{ id, value: 'Threat' }]);
    await scene.deliver();
    expect(scene.sandbox.tickets()).toHaveLength(3);
    expect((await scene.tickets()).map(({ state }) => state)).toEqual(['created', 'created', 'created']);
  });

  it('of one location concerns the boards there alone', async () => {
    await define({ caption: 'Class', required: true, locationIds: [12] });
    expect(await ticketOf()).toBeDefined();
    expect((await verify())?.status).toBe('pass');
    await scene.control('PATCH', `/boards/${securityAlerts.id}`, { locationId: 12 });
    expect(await ticketOf()).toBeUndefined();
    expect((await verify())?.what).toContain('“Class”');
  });
});

describe('saving', () => {
  it.each([
    [
      'an unknown variable',
      { id: 303, value: '{{ devise }}' },
      /fields\/0\/value: .*no variable “devise”.*“device”/,
    ],
    ['a broken template', { id: 303, value: '{% if device %}' }, /not closed/],
    ['a text in a number', { id: 302, value: 'many' }, /“many” is not a number/],
    ['decimals that the field has not', { id: 302, value: '1.5' }, /field has 0/],
    [
      'a template that is no number',
      { id: 302, value: '{{ domain }}' },
      /With a sample incident, .* is not a number/,
    ],
    ['a text in a checkbox', { id: 301, value: 'yes' }, /neither true nor false/],
    ['another option', { id: 304, value: 'Extreme' }, /“Extreme” is not an option/],
    ['another fallback', { id: 304, value: '{{ severity }}', fallback: 'Extreme' }, /fallback: “Extreme”/],
    ['a field of another screen', { id: 351, value: '1' }, /on another screen of ConnectWise \(Contact/],
    ['a field that ConnectWise does not have', { id: 999, value: 'x' }, /enter its caption and its type/],
  ])('refuses %s', async (_, field, complaint) => {
    expect(await refused(field)).toMatch(complaint);
    expect((await loadSetting(test.db, customFieldSettings)).boards).toEqual([]);
  });

  it('refuses a field that is given twice, a read-only one, and a password', async () => {
    expect(await refused({ id: 303, value: 'a' }, { id: 303, value: 'b' })).toMatch(/given twice/);
    await change(303, { readOnly: true });
    expect(await refused({ id: 303, value: 'a' })).toMatch(/read-only/);
    await change(303, { readOnly: false, type: 'Password' });
    expect(await refused({ id: 303, value: 'a' })).toMatch(/cannot fill the field/);
  });

  it('distinguishes two fields of one caption by their numbers, among 300', async () => {
    const [one, other] = [await define({ caption: 'Class' }), await define({ caption: 'Class' })];
    for (let n = 0; n < 300; n += 1) await define({ caption: `Field ${n}` });
    await set([
      { id: other, value: 'second' },
      { id: one, value: 'first' },
    ]);
    const fields = (await ticketOf())?.customFields ?? [];
    expect(fields.filter(({ caption }) => caption === 'Class').map(({ value }) => value)).toEqual([
      'first',
      'second',
    ]);
  });

  it('works by hand if the definitions cannot be read, with the fields that a ticket shows', async () => {
    await scene.control('PUT', '/restrictions', { closedTables: ['Custom Fields'] });
    expect(await verify()).toMatchObject({
      status: 'unknown',
      where: expect.stringContaining('Table Setup'),
    });
    await set([{ id: 303, value: 'by hand', required: true }]);
    const [board] = (await loadSetting(test.db, customFieldSettings)).boards;
    expect(board?.fields).toMatchObject([
      { caption: 'Change Reference', type: 'Text', manual: true, required: true },
    ]);
    expect(valuesOf(await ticketOf())['Change Reference']).toBe('by hand');
  });

  it('needs no ConnectWise for unchanged fields, so that a field can be removed while it is down', async () => {
    await set([
      { id: 303, value: 'a' },
      { id: 302, value: '1' },
    ]);
    await scene.control('PUT', '/faults', { fault: 'status', status: 500 });
    await set([{ id: 302, value: '1' }]);
    const [board] = (await loadSetting(test.db, customFieldSettings)).boards;
    expect(board?.fields.map(({ id }) => id)).toEqual([302]);
  });
});

describe('what changes in ConnectWise', () => {
  beforeEach(() =>
    set([
      { id: 304, value: 'High' },
      { id: 303, value: 'a' },
    ]),
  );

  it.each([
    [
      'is deleted',
      async () => void (await scene.control('DELETE', '/custom-fields/303', {})),
      /no longer has the custom field “Change Reference”/,
    ],
    ['is read-only', async () => void (await change(303, { readOnly: true })), /read-only/],
    [
      'is a password now',
      async () => void (await change(303, { type: 'Password' })),
      /which Picket cannot fill/,
    ],
    ['is a number now', async () => void (await change(303, { type: 'Number' })), /“a” is not a number/],
    [
      'lacks the option',
      async () => void (await change(304, { options: [{ text: 'Low' }] })),
      /“High” is not an option/,
    ],
    [
      'has the option inactive',
      async () => void (await change(304, { options: [{ text: 'High', inactive: true }, { text: 'Low' }] })),
      /“High” is not an option/,
    ],
  ])('is named by Verify, and tickets are sent without: a field that %s', async (_, work, what) => {
    await work();
    expect(await verify()).toMatchObject({
      id: 'custom_fields',
      status: 'fail',
      what: expect.stringMatching(what),
    });
    await watch();
    expect(await ticketOf()).toBeDefined();
    expect((await scene.timeline()).join('\n')).toMatch(/sent without the custom field/);
  });

  it('is followed if a field is renamed', async () => {
    await change(303, { caption: 'Change no.' });
    await watch();
    const [board] = (await loadSetting(test.db, customFieldSettings)).boards;
    expect(board?.fields[1]).toMatchObject({ caption: 'Change no.', problem: null });
  });

  it('is named by Verify also for a board that only a scheduled report goes to', async () => {
    await change(302, { required: true });
    const delivery = { by: 'ticket', boardId: helpDesk.id, names: { board: 'Help Desk' } };
    const schedule = { name: 'Monthly', plan: json({}), delivery: json(delivery) };
    const made = { created_at: scene.clock.now(), created_by: 'test', updated_at: scene.clock.now() };
    await test.db
      .insertInto('report_schedule')
      .values({ ...schedule, ...made })
      .execute();
    const ofHelpDesk = '“Impacted Users” (302) is required and has no value (board “Help Desk”)';
    expect((await verify())?.what).not.toContain(ofHelpDesk);
    expect((await verify(boardsOfTickets))?.what).toContain(ofHelpDesk);
    await test.db.updateTable('report_schedule').set({ enabled: false }).execute();
    expect((await verify(boardsOfTickets))?.what).not.toContain(ofHelpDesk);
  });

  it('is named by Verify if a field became required and has no value', async () => {
    await change(302, { required: true });
    expect((await verify())?.what).toBe(
      'the custom field “Impacted Users” (302) is required and has no value (board “22”).',
    );
  });
});
