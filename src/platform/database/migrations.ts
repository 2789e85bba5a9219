import type { Migration } from 'kysely/migration';
import * as spine from './migrations/0001-spine.ts';
import * as accounts from './migrations/0002-accounts.ts';
import * as console from './migrations/0003-console.ts';
import * as testTicket from './migrations/0004-test-ticket.ts';
import * as ticketLife from './migrations/0005-ticket-life.ts';
import * as noise from './migrations/0006-noise.ts';
import * as routing from './migrations/0007-routing.ts';
import * as rollUps from './migrations/0008-roll-ups.ts';
import * as recurrence from './migrations/0009-recurrence.ts';
import * as acting from './migrations/0010-acting.ts';
import * as retention from './migrations/0011-retention.ts';
import * as notesSettled from './migrations/0012-notes-settled.ts';
import * as failuresApart from './migrations/0014-failures-apart.ts';
import * as rollUpNames from './migrations/0015-roll-up-names.ts';
import * as oneMachine from './migrations/0016-one-machine.ts';
import * as detectionsOver from './migrations/0017-detections-over.ts';
import * as guardedActions from './migrations/0018-guarded-actions.ts';
import * as searchedBy from './migrations/0019-searched-by.ts';
import * as protectiveDns from './migrations/0020-protective-dns.ts';
import * as dnsAddresses from './migrations/0021-dns-addresses.ts';
import * as dnsUpstreamTimes from './migrations/0022-dns-upstream-times.ts';
import * as dnsQueryLog from './migrations/0023-dns-query-log.ts';
import * as dnsFeedLines from './migrations/0024-dns-feed-lines.ts';
import * as backup from './migrations/0025-backup.ts';
import * as nodes from './migrations/0026-nodes.ts';
import * as notifications from './migrations/0028-notifications.ts';
import * as dnsListeners from './migrations/0031-dns-listeners.ts';
import * as companyNames from './migrations/0032-company-names.ts';
import * as openRollUps from './migrations/0040-open-roll-ups.ts';
import * as incidentNames from './migrations/0041-names-of-incidents.ts';
import * as providerToken from './migrations/0050-provider-token.ts';
import * as companyLimits from './migrations/0060-company-limits.ts';
import * as ticketDevices from './migrations/0070-ticket-devices.ts';
import * as ticketCustomers from './migrations/0071-ticket-customers.ts';
import * as ticketExtras from './migrations/0075-ticket-extras.ts';
import * as closing from './migrations/0080-closing.ts';
import * as companyRules from './migrations/0081-company-rules.ts';
import * as triage from './migrations/0085-triage.ts';
import * as search from './migrations/0086-search.ts';
import * as reports from './migrations/0093-reports.ts';
import * as reportSchedules from './migrations/0094-report-schedules.ts';
import * as usersOfCompanies from './migrations/0095-users-of-companies.ts';
import * as countsOfIncidents from './migrations/0110-counts-of-incidents.ts';
import * as reportSearches from './migrations/0113-report-searches.ts';
import * as orderOfTickets from './migrations/0114-order-of-tickets.ts';

/**
 * Every migration by name, in order. Listed by hand, so that sources and build have the same list. A released
 * migration is
 * never edited.
 */
export const migrations: Readonly<Record<string, Migration>> = {
  '0001-spine': spine,
  '0002-accounts': accounts,
  '0003-console': console,
  '0004-test-ticket': testTicket,
  '0005-ticket-life': ticketLife,
  '0006-noise': noise,
  '0007-routing': routing,
  '0008-roll-ups': rollUps,
  '0009-recurrence': recurrence,
  '0010-acting': acting,
  '0011-retention': retention,
  '0012-notes-settled': notesSettled,
  '0014-failures-apart': failuresApart,
  '0015-roll-up-names': rollUpNames,
  '0016-one-machine': oneMachine,
  '0017-detections-over': detectionsOver,
  '0018-guarded-actions': guardedActions,
  '0019-searched-by': searchedBy,
  '0020-protective-dns': protectiveDns,
  '0021-dns-addresses': dnsAddresses,
  '0022-dns-upstream-times': dnsUpstreamTimes,
  '0023-dns-query-log': dnsQueryLog,
  '0024-dns-feed-lines': dnsFeedLines,
  '0025-backup': backup,
  '0026-nodes': nodes,
  '0028-notifications': notifications,
  '0031-dns-listeners': dnsListeners,
  '0032-company-names': companyNames,
  '0040-open-roll-ups': openRollUps,
  '0041-names-of-incidents': incidentNames,
  '0050-provider-token': providerToken,
  '0060-company-limits': companyLimits,
  '0070-ticket-devices': ticketDevices,
  '0071-ticket-customers': ticketCustomers,
  '0075-ticket-extras': ticketExtras,
  '0080-closing': closing,
  '0081-company-rules': companyRules,
  '0085-triage': triage,
  '0086-search': search,
  '0093-reports': reports,
  '0094-report-schedules': reportSchedules,
  '0095-users-of-companies': usersOfCompanies,
  '0110-counts-of-incidents': countsOfIncidents,
  '0113-report-searches': reportSearches,
  '0114-order-of-tickets': orderOfTickets,
};
