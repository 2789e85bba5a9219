import { describe, expect, it } from 'vitest';
import { diskFull } from '../../platform/database/problems.ts';
import { ticketStates } from '../../tickets/record/ticket-view.ts';
import { findAttention } from './attention.ts';
import type { Status } from './status.ts';

const problem = { code: 'x.y', message: 'It is broken.', hint: 'Fix it.', retry: 'never' } as const;
const since = '2026-03-01T12:00:00.000Z';
const noTickets = Object.fromEntries(ticketStates.map((state) => [state, 0])) as Status['tickets'];
const noNames = { unmapped: [], gone: [], refused: [], needsPerson: [] };

const backup: Status['backup'] = {
  enabled: true,
  running: false,
  nextAt: since,
  lastSuccess: { at: since, file: '/backups/one', host: 'node-1', bytes: 1, rows: 1 },
  lastFailureAt: null,
  problem: null,
  late: false,
};

const well: Omit<Status, 'ok' | 'attention'> = {
  version: '0.0.0',
  startedAt: since,
  database: { kind: 'embedded', problem: null, freeBytes: null },
  backup,
  connection: { state: 'ok', problem: null, since, site: 'psa.example' },
  setup: { checkedAt: since, findings: [] },
  ticketService: { enabled: true, missing: [], problem: null },
  routing: { misfits: [] },
  ticketText: { problem: null },
  acting: { statusProblem: null },
  sources: [
    {
      id: 1,
      kind: 'webhook',
      name: 'EDR',
      enabled: true,
      state: 'ok',
      lastSuccessAt: since,
      lastDetectionAt: since,
      silentSince: null,
      problem: null,
      quarantined: 0,
    },
  ],
  companies: { total: 1, unmapped: 0, newestUnmapped: null, gone: 0, named: noNames },
  detections: { total: 1, last24Hours: 1 },
  incidents: { open: 0, storms: 0, covered: 0, heldLong: { count: 0, since: null }, held: [] },
  tickets: noTickets,
  signIn: { lockedLastHour: 0, providerProblem: null },
  notifications: { failing: [], heartbeatProblem: null },
  reports: { failing: [] },
  ticketReading: { lastSuccessAt: since, problem: null, since: null, unreadable: 0 },
  loops: [{ name: 'deciding', lastRoundAt: since, lastSuccessAt: since, problem: null }],
};

const connectWiseDown = { ...well.connection, state: 'unreachable', problem } as const;

const found = (more: Partial<typeof well>) =>
  findAttention({ ...well, ...more }).map(({ code, link }) => `${code} ${link}`);

describe('the items that need attention', () => {
  it('report why the last backup failed, or that backups are late, and the time of the last valid one', () => {
    const said = (more: Partial<Status['backup']>) =>
      findAttention({ ...well, backup: { ...backup, ...more } }).map(({ code, what }) => [code, what]);
    expect(said({ problem })).toEqual([
      [
        'backup_failing',
        'The last backup failed: It is broken. The last good one is from 2026-03-01 12:00 UTC.',
      ],
    ]);
    expect(said({ late: true, lastSuccess: null })).toEqual([
      ['backup_failing', 'Backups are late. There is no good backup yet.'],
    ]);
    // The loop that writes them has no item of its own.
    const loops = [{ name: 'write backups', lastRoundAt: since, lastSuccessAt: since, problem }];
    expect(findAttention({ ...well, loops, backup: { ...backup, problem } })).toHaveLength(1);
  });

  it('report what Verify setup found, once', () => {
    const check = (id: string, status: 'fail' | 'unknown') =>
      ({ id, title: 'A right', status, what: 'It is missing.', hint: 'Grant it.' }) as const;
    const codes = (facts: Partial<typeof well>) =>
      findAttention({ ...well, ...facts }).map(({ code, severity }) => `${code} ${severity}`);
    const found = (...findings: ReturnType<typeof check>[]) => ({ setup: { checkedAt: since, findings } });
    expect(codes(found(check('permission.companies', 'fail')))).toEqual(['setup_check_failed error']);
    expect(codes(found(check('search', 'fail')))).toEqual(['tickets_not_all_visible error']);
    expect(codes(found(check('search', 'unknown')))).toEqual(['tickets_not_all_visible warning']);
    expect(codes({ ...found(check('keys', 'fail')), connection: connectWiseDown })).toEqual([
      'connection_unreachable warning',
    ]);
    expect(
      codes({ ...found(check('board', 'fail')), ticketService: { ...well.ticketService, problem } }),
    ).toEqual(['ticket_service_invalid error']);
  });

  it('name the failed check of Verify setup, and link to the tab where it is fixed', () => {
    const failed = (id: string) => ({ id, title: 'A check', status: 'fail', what: 'It fails.' }) as const;
    const setup = { checkedAt: since, findings: [failed('permission.companies'), failed('board')] };
    expect(findAttention({ ...well, setup }).map(({ check, link }) => `${check} ${link}`)).toEqual([
      'permission.companies /settings/mssp/connectwise/connection',
      'board /settings/mssp/connectwise/services',
    ]);
  });

  it('include a report that was not sent', () => {
    const failing = [{ id: 3, name: 'Monthly', problem, since }];
    expect(found({ reports: { failing } })).toEqual(['report_failing /reports']);
  });

  it('include an invalid rule, and a template that failed', () => {
    expect(
      found({ routing: { misfits: [{ id: 1, name: 'Night', problem }] }, ticketText: { problem } }),
    ).toEqual([
      'routing_rule_misfit /settings/mssp/connectwise/services/routing',
      'ticket_text_failed /settings/mssp/connectwise/services/text',
    ]);
  });
  it('are none if all is well', () => expect(findAttention(well)).toEqual([]));

  it('include a failed round of reading tickets, once, and tickets that cannot be read', () => {
    const ticketReading = { lastSuccessAt: since, problem, since, unreadable: 2 };
    const loops = [{ name: 'read tickets', lastRoundAt: since, lastSuccessAt: since, problem }];
    expect(found({ ticketReading, loops })).toEqual([
      'ticket_reading_failing /tickets',
      'tickets_unreadable /tickets?state=created',
    ]);
    // The cause is the connection: one line is enough.
    expect(
      found({ ticketReading: { ...ticketReading, unreadable: 0 }, connection: connectWiseDown }),
    ).toEqual(['connection_unreachable /settings/mssp/connectwise/connection']);
  });

  it('include an untrusted proxy', () => {
    const proxy = { address: '10.0.0.9', at: since };
    expect(found({ proxy })).toEqual(['proxy_untrusted /settings/troubleshoot']);
    expect(findAttention({ ...well, proxy })[0]?.what).toContain('10.0.0.9');
  });

  it('include a protective DNS that does not answer, once, and what it could not record or fetch', () => {
    const dns = {
      problem,
      allUpstreamsDown: true,
      notRecorded: 3,
      networks: [{ company: 'Cedar Street Dental', problem: { ...problem, message: 'It has no address.' } }],
      feeds: [{ name: 'Malware', problem: { ...problem, message: 'It is a web page.' } }],
    };
    const loops = [{ name: 'publish the DNS policy', lastRoundAt: since, lastSuccessAt: since, problem }];
    expect(found({ dns, loops })).toEqual([
      'dns_not_answering /dns',
      'dns_upstreams_down /dns',
      'dns_not_recorded /dns',
      'dns_network_not_followed /dns',
      'dns_feed_failing /dns',
    ]);
    expect(
      found({ dns: { problem: null, allUpstreamsDown: false, notRecorded: 0, networks: [], feeds: [] } }),
    ).toEqual([]);
  });

  it('have errors before warnings', () => {
    const severities = findAttention({
      ...well,
      connection: connectWiseDown,
      companies: { ...well.companies, unmapped: 1 },
      loops: [{ name: 'deciding', lastRoundAt: since, lastSuccessAt: since, problem }],
    }).map(({ severity }) => severity);
    expect(severities).toEqual(['error', 'warning', 'warning']);
  });

  it('link to the page of the console where they are fixed', () => {
    const connection = { ...well.connection, state: 'refused', problem } as const;
    expect(found({ connection })).toEqual(['connection_refused /settings/mssp/connectwise/connection']);
    expect(found({ ticketService: { enabled: false, missing: [], problem } })).toEqual([
      'ticket_service_invalid /settings/mssp/connectwise/services',
      'ticket_service_disabled /settings/mssp/connectwise/services',
    ]);
    expect(found({ tickets: { ...noTickets, needs_person: 1, refused: 2 } })).toEqual([
      'tickets_need_person /tickets?state=needs_person',
      'tickets_refused /tickets?state=refused',
    ]);
    expect(
      found({ companies: { total: 3, unmapped: 1, newestUnmapped: 3, gone: 1, named: noNames } }),
    ).toEqual([
      'companies_gone /settings/mssp/connectwise/companies',
      'companies_unmapped /settings/mssp/connectwise/companies',
    ]);
    expect(found({ sources: [] })).toEqual(['no_source /sources']);
    expect(
      found({ loops: [{ name: 'deciding', lastRoundAt: since, lastSuccessAt: since, problem }] }),
    ).toEqual(['loop_failing /settings/troubleshoot']);
  });

  it('say by how much the clock is wrong, and what to do', () => {
    const found = findAttention({ ...well, clock: { host: 'api.hyas.com', offsetMs: -1_800_000 } });
    expect(found).toEqual([
      expect.objectContaining({
        code: 'clock_wrong',
        severity: 'error',
        what: expect.stringContaining('30 minutes behind that of api.hyas.com'),
        hint: expect.stringContaining('NTP'),
      }),
    ]);
  });

  it('say once, and first, that the disk is full, whatever work fails because of it', () => {
    const full = diskFull('The embedded database in /data', '0 MiB are free.');
    const loops = ['decide', 'poll 1'].map((name) => ({
      name,
      lastRoundAt: since,
      lastSuccessAt: since,
      problem: full,
    }));
    const found = findAttention({
      ...well,
      loops,
      database: { kind: 'embedded', problem: full, freeBytes: 0 },
    });
    expect(found).toEqual([
      expect.objectContaining({
        code: 'disk_full',
        severity: 'error',
        what: expect.stringContaining('its disk is full'),
        hint: expect.stringContaining('Free space on that disk'),
      }),
    ]);
  });

  it('name the companies, if they are few', () => {
    const said = (companies: Partial<typeof well.companies>, tickets = noTickets) =>
      findAttention({ ...well, tickets, companies: { ...well.companies, ...companies } }).map(
        ({ what }) => what,
      );
    const names = ['Birch', 'Cedar', 'Elm', 'Fir', 'Hazel', 'Larch'];
    expect(said({ gone: 6, named: { ...noNames, gone: names } })).toEqual([
      '6 companies are mapped to a ConnectWise company that accepts no tickets: Birch, Cedar, Elm, Fir, Hazel and others.',
    ]);
    expect(said({ unmapped: 1, named: { ...noNames, unmapped: ['Cedar'] } })).toEqual([
      '1 company has no mapping, so no tickets are opened for it: Cedar.',
    ]);
    expect(said({ unmapped: 47, named: { ...noNames, unmapped: names } }).join()).not.toContain('Cedar');
    const tickets = { ...noTickets, refused: 2, needs_person: 1 };
    expect(said({ named: { ...noNames, refused: ['Cedar'], needsPerson: ['Elm'] } }, tickets)).toEqual([
      'It is unknown whether ConnectWise has 1 ticket: Elm. It waits for a person.',
      'ConnectWise refused 2 tickets: Cedar.',
    ]);
  });
});
