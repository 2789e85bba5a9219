import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { escaped } from '../page-layout.ts';
import { type ConnectWiseSandbox, sandboxAccount, startConnectWiseSandbox } from './start.ts';
import { caller, goodTicket, standingClock } from './testing/caller.ts';

const { boards } = sandboxAccount;
const hostile = `<script>alert(1)</script>"'&<img src=x onerror=alert(1)>`;

describe('the pages of the ConnectWise sandbox', () => {
  let sandbox: ConnectWiseSandbox;
  let call: ReturnType<typeof caller>;

  beforeEach(async () => {
    sandbox = await startConnectWiseSandbox({ clock: standingClock() });
    call = caller(sandbox.url);
  });
  afterEach(() => sandbox.close());

  const page = async (path: string) => {
    const reply = await fetch(`${sandbox.url}${path}`);
    return { status: reply.status, headers: reply.headers, html: await reply.text() };
  };
  const submit = (path: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
    fetch(`${sandbox.url}${path}`, {
      method: 'POST',
      body: new URLSearchParams(fields),
      headers,
      redirect: 'manual',
    });

  it('shows the boards with their tickets, and refreshes itself', async () => {
    await call('/service/tickets', { method: 'POST', body: goodTicket });
    const { html, headers } = await page('/');
    for (const text of [
      'Sandbox: not ConnectWise',
      'Security Alerts',
      'Help Desk',
      'Old Projects (inactive)',
    ]) {
      expect(html).toContain(text);
    }
    expect(html).toContain('<a href="/tickets/5001">#5001</a>');
    expect(html).toContain('Cedar Street Dental');
    expect(html).toContain('http-equiv="refresh"');
    expect(headers.get('content-security-policy')).toMatch("default-src 'none'");
  });

  it('shows everything that a technician needs of a ticket', async () => {
    await call('/service/tickets', { method: 'POST', body: goodTicket });
    const { html } = await page('/tickets/5001');
    for (const text of [
      '<dt>Board</dt><dd><bdi>Security Alerts</bdi></dd>',
      '<dt>Status</dt><dd><bdi>New</bdi></dd>',
      '<dt>Type</dt><dd><bdi>DNS Threat</bdi></dd>',
      '<dt>Priority</dt><dd><bdi>Priority 2 - High</bdi></dd>',
      '<dt>Company</dt><dd><bdi>Cedar Street Dental</bdi></dd>',
      `<dt>External reference</dt><dd><bdi>${goodTicket.externalXRef}</bdi></dd>`,
      'Initial description',
      'Discussion',
      'Ticket 5001 was created',
    ]) {
      expect(html).toContain(text);
    }
    expect(html.split(goodTicket.initialDescription)).toHaveLength(3);
    expect(html).not.toContain('http-equiv="refresh"');
  });

  it('never runs the content of a ticket, a company name or an address', async () => {
    const rename = { method: 'PATCH', body: JSON.stringify({ name: hostile }) };
    await fetch(`${sandbox.url}/sandbox/companies/101`, rename);
    await fetch(`${sandbox.url}/sandbox/boards/22`, rename);
    const body = { ...goodTicket, summary: hostile, initialDescription: hostile, externalXRef: hostile };
    await call('/service/tickets', { method: 'POST', body });
    await fetch(`${sandbox.url}/sandbox/tickets/5001`, {
      method: 'PATCH',
      body: JSON.stringify({ note: hostile, summary: `${hostile}!` }),
    });
    for (const path of ['/', '/tickets/5001', '/<script>alert(1)</script>']) {
      const { html } = await page(path);
      expect(html).not.toMatch(/<script|<img/);
    }
  });

  it('escapes a text so that escaping again changes nothing', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const safe = escaped(text);
        expect(safe).not.toMatch(/[<>"']|&(?!(?:amp|lt|gt|quot|#39);)/);
      }),
    );
  });

  it('lets a person close a ticket and write a note', async () => {
    await call('/service/tickets', { method: 'POST', body: goodTicket });
    const status = String(boards.securityAlerts.statuses.closed);
    const reply = await submit('/tickets/5001', { status, note: 'False alarm.' });
    expect([reply.status, reply.headers.get('location')]).toEqual([303, '/tickets/5001']);
    expect(sandbox.tickets()).toMatchObject([
      { closedFlag: true, notes: [{}, { text: 'False alarm.', by: 'SRivera', tab: 'discussion' }] },
    ]);
    expect((await submit('/tickets/5001', { status: '211' })).status).toBe(400);
  });

  it('accepts no form and no command from another site', async () => {
    await call('/service/tickets', { method: 'POST', body: goodTicket });
    const headers = { 'sec-fetch-site': 'cross-site' };
    expect((await submit('/tickets/5001', { status: '224' }, headers)).status).toBe(403);
    expect((await submit('/sandbox/reset', {}, headers)).status).toBe(403);
    expect(sandbox.tickets()).toMatchObject([{ closedFlag: false }]);
  });

  it('opens the links to a ticket in ConnectWise', async () => {
    for (const link of [
      '/v4_6_release/services/system_io/router/openrecord.rails?locale=en_US&companyName=picketdemo&recordType=ServiceFv&recid=5001',
      '/v4_6_release/ConnectWise.aspx?locale=en_US&routeTo=ServiceFV&recid=5001',
    ]) {
      const reply = await fetch(`${sandbox.url}${link}`, { redirect: 'manual' });
      expect(reply.headers.get('location')).toBe('/tickets/5001');
    }
  });

  it('says so if the ticket does not exist', async () => {
    expect((await page('/tickets/1')).status).toBe(404);
  });
});
