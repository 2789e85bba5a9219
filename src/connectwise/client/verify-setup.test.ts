import { afterEach, describe, expect, it } from 'vitest';
import type { Check } from '../../platform/values/check.ts';
import {
  type Answer,
  type Asked,
  answering,
  json,
  type Stand,
  secret,
  stand,
} from './testing/scripted-server.ts';
import type { Chosen, ConnectionValues, ConnectWiseOptions } from './types.ts';
import { verifySetup } from './verify-setup.ts';

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

const right = (module: string, name: string, levels: object) => ({
  moduleName: module,
  moduleFunctionName: name,
  addLevel: 'None',
  editLevel: 'None',
  deleteLevel: 'None',
  inquireLevel: 'None',
  ...levels,
});

/** The permission table, and nothing more. */
const leastRole = [
  right('System', 'Member Maintenance', { inquireLevel: 'All' }),
  right('Companies', 'Company Maintenance', { inquireLevel: 'All' }),
  right('Service Desk', 'service tickets', { inquireLevel: 'All', addLevel: 'All' }),
  right('System', 'Table Setup', { inquireLevel: 'All' }),
];

const refused = { code: 'Security', message: 'You do not have security permission to perform this action.' };

type Answers = Record<string, unknown>;
const usual: Answers = {
  '/system/info': { version: 'v2025.16' },
  '/system/mySecurity': leastRole,
  '/company/companies': [{ id: 5, name: 'Client' }],
  '/service/info/boards': [
    { id: 1, name: 'Security' },
    { id: 9, name: 'Old', inactiveFlag: true },
  ],
  '/service/tickets': [],
  '/service/priorities': [{ id: 4, name: 'High' }],
  '/service/boards/1/types': [{ id: 3, name: 'Threat' }],
  '/service/boards/1/statuses': [
    { id: 2, name: 'New' },
    { id: 6, name: 'Closed', closedStatus: true },
  ],
};

/** Answers by path; a path to refuse gets 403. */
const by =
  (answers: Answers): Answer =>
  (asked: Asked, response) => {
    const path = asked.url.pathname.replace(/^.*\/apis\/3\.0/, '');
    const answer = answers[path];
    if (answer === undefined) json(response, 403, refused);
    else if (typeof answer === 'function') answer(asked, response);
    else json(response, 200, answer);
  };

const all: Chosen = { boardId: 1, statusId: 2, typeId: 3, priorityId: 4 };

async function verify(
  answer: Answer,
  chosen: Chosen = all,
  change: (made: Stand) => {
    connection?: Partial<ConnectionValues>;
    options?: Partial<ConnectWiseOptions>;
  } = () => ({}),
): Promise<Record<string, Check>> {
  const made = await stand(answer);
  closing.push(() => made.close());
  const { connection = {}, options = {} } = change(made);
  const checks: Check[] = [];
  for await (const check of verifySetup({ ...made.connection, ...connection }, chosen, {
    ...made.options,
    ...options,
  })) {
    checks.push(check);
  }
  expect(checks.map(({ id }) => id)).toEqual(order);
  expect(made.asked.every(({ method }) => method === 'GET')).toBe(true);
  expect(JSON.stringify(checks)).not.toContain(secret);
  for (const { status, hint } of checks) if (status === 'fail') expect(hint).toMatch(/\w.*\.$/);
  return Object.fromEntries(checks.map((check) => [check.id, check]));
}

const order = [
  ...['name_resolution', 'tls', 'company_id', 'keys', 'client_id'],
  ...['my_security', 'companies', 'boards', 'priorities', 'types', 'statuses', 'tickets_add'].map(
    (name) => `permission.${name}`,
  ),
  'search',
  ...['board', 'status', 'type', 'priority'],
];

const results = (checks: Record<string, Check>) =>
  Object.fromEntries(Object.entries(checks).map(([id, { status }]) => [id, status]));
const failing = (checks: Record<string, Check>) =>
  Object.entries(results(checks)).flatMap(([id, result]) => (result === 'pass' ? [] : [`${id} ${result}`]));
const skippedAfter = (id: string) => order.slice(order.indexOf(id) + 1).map((one) => `${one} skipped`);

describe('verifySetup', () => {
  it('passes everything with exactly the rights of the table, and creates nothing', async () => {
    expect(failing(await verify(by(usual)))).toEqual([]);
  });

  it('without a choice, skips only the choice', async () => {
    const checks = await verify(by(usual), {});
    expect(failing(checks)).toEqual(['board skipped', 'status skipped', 'type skipped', 'priority skipped']);
  });

  it('names the missing right, its level and its path', async () => {
    const role = leastRole.map((row) =>
      row.moduleName === 'Service Desk' ? { ...row, addLevel: 'My' } : row,
    );
    const checks = await verify(by({ ...usual, '/system/mySecurity': role }));
    expect(failing(checks)).toEqual(['permission.tickets_add fail']);
    expect(checks['permission.tickets_add']).toMatchObject({
      what: expect.stringContaining('Add = My'),
      where:
        'System > Security Roles > the role of the API member > Service Desk > Service Tickets: Add = All',
    });
  });

  it('reads the endpoints if the role cannot be read, and says why Add stays unknown', async () => {
    const { '/system/mySecurity': _, '/service/priorities': __, ...rest } = usual;
    const checks = await verify(by(rest));
    expect(failing(checks)).toEqual([
      'permission.my_security fail',
      'permission.priorities fail',
      'permission.tickets_add unknown',
      'search unknown',
      'priority skipped',
    ]);
    expect(checks['permission.tickets_add']?.what).toContain('never creates one');
    expect(checks['permission.priorities']?.where).toContain('Table Setup: Inquire = All');
  });

  it('fails a role that may not search tickets, though it can read the boards', async () => {
    const { '/service/tickets': _, ...rest } = usual;
    const checks = await verify(by(rest));
    expect(failing(checks)).toEqual(['search fail']);
    expect(checks.search?.hint).toContain('Service Tickets: Inquire = All');
  });

  it('fails a role that hides tickets, and says what Picket then cannot do', async () => {
    const role = leastRole.map((row) =>
      row.moduleName === 'Service Desk' ? { ...row, inquireLevel: 'My' } : row,
    );
    const checks = await verify(by({ ...usual, '/system/mySecurity': role }));
    expect(failing(checks)).toEqual(['permission.boards fail', 'search fail']);
    expect(checks.search?.what).toContain('cannot find out whether ConnectWise created the ticket');
  });

  it('does not call plain http a secure connection', async () => {
    const checks = await verify(by(usual));
    expect(`${checks.tls?.title} ${checks.tls?.what}`).not.toMatch(/secure|certificate/);
    expect(checks.tls?.what).toContain('without encryption');
  });

  it('treats Table Setup as granted if a table can be read, even without its row', async () => {
    const role = leastRole.filter((row) => row.moduleFunctionName !== 'Table Setup');
    expect(failing(await verify(by({ ...usual, '/system/mySecurity': role })))).toEqual([]);
  });

  it('is not misled by a role that may not see /system/info', async () => {
    const { '/system/info': _, ...rest } = usual;
    expect(failing(await verify(by(rest)))).toEqual([]);
  });

  it.each<[string, Chosen, string[]]>([
    ['a board that is gone', { ...all, boardId: 77 }, ['board fail', 'status skipped', 'type skipped']],
    ['an inactive board', { ...all, boardId: 9 }, ['board fail', 'status skipped', 'type skipped']],
    ['a status of another board', { ...all, statusId: 22 }, ['status fail']],
    ['a closed status', { ...all, statusId: 6 }, ['status fail']],
    ['a type that is gone', { ...all, typeId: 33 }, ['type fail']],
    ['a priority that is gone', { ...all, priorityId: 44 }, ['priority fail']],
  ])('finds %s', async (_, chosen, found) => expect(failing(await verify(by(usual), chosen))).toEqual(found));

  it.each<[string, string, Answer]>([
    ['keys', 'refused keys', answering(401, '{"code":"Unauthorized"}')],
    ['keys', 'a 404 for refused keys', answering(404, '')],
  ])('stops at the %s: %s', async (id, _, answer) => {
    const checks = await verify(answer);
    expect(failing(checks)).toEqual([`${id} fail`, ...skippedAfter(id)]);
    expect(checks[id]?.hint).toContain('System > Members > API Members');
    expect(checks['permission.boards']?.what).toContain('the keys are accepted');
  });

  it('does not blame the keys for an error of ConnectWise itself', async () =>
    expect(failing(await verify(answering(500, '')))).toEqual(['keys unknown', ...skippedAfter('keys')]));

  it('stops at the client id, and says that the keys were not checked', async () =>
    expect(failing(await verify(answering(400, '{"message":"Invalid clientId"}')))).toEqual([
      'keys unknown',
      'client_id fail',
      ...skippedAfter('client_id'),
    ]));

  it('stops at an unknown Company ID', async () =>
    expect(
      failing(
        await verify(by(usual), all, (made) => {
          made.companyInfo = answering(200, 'null');
          return {};
        }),
      ),
    ).toEqual(['company_id fail', ...skippedAfter('company_id')]));

  it('stops if no secure connection is possible', async () =>
    expect(
      failing(
        await verify(by(usual), all, (made) => ({ connection: { site: `https://localhost:${made.port}` } })),
      ),
    ).toEqual(['tls fail', ...skippedAfter('tls')]));

  it.each<[string, Partial<ConnectWiseOptions>]>([
    [
      'is not found',
      { lookup: (_, __, done) => done(Object.assign(new Error(), { code: 'ENOTFOUND' }), []) },
    ],
    [
      'leads into a private network',
      { lookup: (_, __, done) => done(null, [{ address: '10.0.0.1', family: 4 }]) },
    ],
  ])('stops at a name that %s', async (_, options) => {
    const checks = await verify(by(usual), all, () => ({ connection: { site: 'psa.example' }, options }));
    expect(failing(checks)).toEqual(['name_resolution fail', ...skippedAfter('name_resolution')]);
  });

  it.each<[Partial<ConnectionValues>, string]>([
    [{ site: 'http://psa.example' }, 'name_resolution'],
    [{ companyId: ' ' }, 'company_id'],
    [{ privateKey: '' }, 'keys'],
    [{ clientId: 'two words' }, 'client_id'],
  ])('points at what is missing in the connection: %j', async (connection, id) => {
    const checks = await verify(by(usual), all, () => ({ connection }));
    expect(
      Object.values(checks)
        .filter(({ status }) => status === 'fail')
        .map((check) => check.id),
    ).toEqual([id]);
    expect(Object.values(checks).filter(({ status }) => status === 'pass')).toEqual([]);
  });
});
