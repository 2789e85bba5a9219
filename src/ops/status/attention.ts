import { ticketChoices } from '../../connectwise/services/ticket-service.ts';
import { clockWords } from '../../platform/outbound/clock-offset.ts';
import { plural } from '../../platform/values/text.ts';
import { visibleText } from '../../platform/values/visible-text.ts';
import { moment } from '../../platform/values/zoned-time.ts';
import { attentionLink } from '../console-links.ts';
import { aboutDns } from './attention-dns.ts';
import {
  aboutCertificate,
  aboutDiskRoom,
  aboutHeld,
  aboutNotifications,
  aboutProvider,
  aboutProxy,
  aboutReports,
  aboutSignIn,
  aboutSilence,
} from './attention-watched.ts';
import type { Attention, Status } from './status.ts';

type Facts = Omit<Status, 'ok' | 'attention'>;
type Found = Omit<Attention, 'link'>;

/** The items that need attention: errors first. Within each severity they follow the path of a detection backwards. */
export function findAttention(facts: Facts): Attention[] {
  const found = allAttention(facts).map((item) => ({ ...item, link: attentionLink(item.code, item.check) }));
  return [
    ...found.filter(({ severity }) => severity === 'error'),
    ...found.filter(({ severity }) => severity !== 'error'),
  ];
}

function allAttention(facts: Facts): Found[] {
  return [
    ...aboutDatabase(facts),
    ...aboutDiskRoom(facts),
    ...aboutClock(facts),
    ...aboutConnection(facts),
    ...aboutSetup(facts),
    ...aboutTicketService(facts),
    ...aboutRouting(facts),
    ...aboutTicketText(facts),
    ...aboutActing(facts),
    ...aboutTickets(facts),
    ...aboutTicketReading(facts),
    ...aboutRelease(facts),
    ...aboutHeld(facts),
    ...aboutStorms(facts),
    ...aboutCompanies(facts),
    ...aboutSources(facts),
    ...aboutSilence(facts),
    ...aboutDns(facts),
    ...aboutBackup(facts),
    ...aboutLoops(facts),
    ...aboutProxy(facts),
    ...aboutCertificate(facts),
    ...aboutSignIn(facts),
    ...aboutProvider(facts),
    ...aboutNotifications(facts),
    ...aboutReports(facts),
  ];
}

function aboutClock({ clock }: Facts): Found[] {
  if (clock === undefined) return [];
  return [{ code: 'clock_wrong', severity: 'error', ...clockWords(clock) }];
}

function aboutDatabase({ database: { problem } }: Facts): Found[] {
  if (problem === null) return [];
  const { message: what, hint } = problem;
  return [{ code: 'disk_full', severity: 'error', what, hint }];
}

function aboutBackup({ backup: { problem, late, lastSuccess } }: Facts): Found[] {
  if (problem === null && !late) return [];
  const last =
    lastSuccess === null
      ? 'There is no good backup yet.'
      : `The last good one is from ${moment(new Date(lastSuccess.at))}.`;
  return [
    {
      code: 'backup_failing',
      severity: 'warning',
      what: `${problem === null ? 'Backups are late.' : `The last backup failed: ${problem.message}`} ${last}`,
      hint: problem?.hint ?? 'Check that Picket runs, and the log for the task “write backups”.',
    },
  ];
}

/** At first many companies are unmapped; then only their page names them. */
const namesShown = 5;

/** A list of names after a text: `: Cedar, Birch and others`; empty if there are none. */
function listed(names: readonly string[]): string {
  if (names.length === 0) return '';
  const others = names.length > namesShown ? ' and others' : '';
  return `: ${names.slice(0, namesShown).map(visibleText).join(', ')}${others}`;
}

function aboutConnection({ connection: { state, problem, since } }: Facts): Found[] {
  switch (state) {
    case 'ok':
    case 'untried':
      return [];
    case 'unconfigured':
      return [
        {
          code: 'connection_unconfigured',
          severity: 'error',
          what: 'Picket is not connected to ConnectWise.',
          hint: 'Enter the site, Company ID and keys under Connection (`picket connection set`), and verify them.',
        },
      ];
    case 'refused':
    case 'unreachable':
      return [
        {
          code: `connection_${state}`,
          severity: state === 'refused' ? 'error' : 'warning',
          what: problem?.message ?? 'ConnectWise refuses Picket’s requests.',
          hint: problem?.hint ?? 'Verify the setup under Connection.',
          ...(since === null ? {} : { since }),
        },
      ];
  }
}

const choices = new Set<string>(ticketChoices);

/** The findings of Verify setup, unless another item reports them already. */
function aboutSetup({ setup, connection, ticketService }: Facts): Found[] {
  const said = ({ id }: { id: string }) => {
    if (choices.has(id)) return ticketService.problem !== null;
    if (id === 'permission.tickets_add') return connection.problem?.code === 'connectwise.permission_missing';
    return connection.state !== 'ok' && connection.state !== 'untried';
  };
  return setup.findings
    .filter((finding) => !said(finding))
    .map(({ id, title, status, what, hint }) => ({
      code: id === 'search' ? 'tickets_not_all_visible' : 'setup_check_failed',
      check: id,
      severity: status === 'fail' ? 'error' : 'warning',
      what: id === 'search' ? what : `${title}: ${what}`,
      hint: hint ?? 'Verify the setup under Connection (`picket verify`).',
    }));
}

function aboutTicketService({ ticketService: { enabled, missing, problem } }: Facts): Found[] {
  const found: Found[] = [];
  if (problem !== null) {
    found.push({
      code: 'ticket_service_invalid',
      severity: 'error',
      what: problem.message,
      hint: problem.hint,
    });
  }
  if (missing.length > 0) {
    found.push({
      code: 'ticket_service_incomplete',
      severity: enabled ? 'error' : 'warning',
      what: `The ticket service has no ${missing.join(', no ')} yet.`,
      hint: 'Choose board, status, priority and type under Services (`picket services set`).',
    });
  } else if (!enabled) {
    found.push({
      code: 'ticket_service_disabled',
      severity: 'warning',
      what: 'The ticket service is not enabled, so no tickets are opened.',
      hint: 'Enable it under Services (`picket services set --enable`). Picket then opens tickets for the held incidents.',
    });
  }
  return found;
}

function aboutRouting({ routing: { misfits } }: Facts): Found[] {
  return misfits.map(({ id, problem: { message, hint } }) => ({
    code: 'routing_rule_misfit',
    severity: 'warning',
    subject: `routing_rule:${id}`,
    what: message,
    hint,
  }));
}

function aboutTicketText({ ticketText: { problem } }: Facts): Found[] {
  if (problem === null) return [];
  const { message: what, hint } = problem;
  return [{ code: 'ticket_text_failed', severity: 'warning', what, hint }];
}

function aboutActing({ acting: { statusProblem: problem } }: Facts): Found[] {
  if (problem === null) return [];
  const { message: what, hint } = problem;
  return [{ code: 'status_not_acted_upon', severity: 'warning', what, hint }];
}

function aboutRelease({ incidents: { held } }: Facts): Found[] {
  const count = held.find(({ reason }) => reason === 'awaiting_release')?.count ?? 0;
  if (count === 0) return [];
  return [
    {
      code: 'awaiting_release',
      severity: 'warning',
      what: `A change would release ${plural(count, 'incident')} at once. A person must choose.`,
      hint: 'Release them, or ticket only new ones. Use the banner in the console, or run `picket releases now` or `picket releases new-only`.',
      count,
    },
  ];
}

function aboutStorms({ incidents: { storms, covered } }: Facts): Found[] {
  const found: Found[] = [];
  if (covered > 0) {
    found.push({
      code: 'covered_not_in_connectwise',
      severity: 'warning',
      what: `${plural(covered, 'incident is', 'incidents are')} covered by a roll-up, not yet in ConnectWise.`,
      hint: 'The next roll-up ticket or note names them, usually within an hour (`picket incidents --named no`).',
      count: covered,
    });
  }
  if (storms === 0) return found;
  return [
    ...found,
    {
      code: 'storm',
      severity: 'warning',
      what: `${plural(storms, 'company has', 'companies have')} a storm: more incidents within an hour than the limit of tickets.`,
      hint: 'Roll-up tickets of each company name the rest. The storm incidents list all of them (`picket incidents --kind storm`).',
      count: storms,
    },
  ];
}

function aboutTickets({ tickets: { needs_person, refused }, companies: { named } }: Facts): Found[] {
  const found: Found[] = [];
  if (needs_person > 0) {
    found.push({
      code: 'tickets_need_person',
      severity: 'error',
      what: `It is unknown whether ConnectWise has ${plural(needs_person, 'ticket')}${listed(named.needsPerson)}. ${needs_person === 1 ? 'It waits' : 'They wait'} for a person.`,
      hint: 'Search for each ticket in ConnectWise. Then retry it (`picket tickets retry`) and confirm whether it exists.',
      count: needs_person,
    });
  }
  if (refused > 0) {
    found.push({
      code: 'tickets_refused',
      severity: 'error',
      what: `ConnectWise refused ${plural(refused, 'ticket')}${listed(named.refused)}.`,
      hint: 'Each ticket shows why (`picket tickets show`). After a change in Picket, it is sent again automatically. After a change in ConnectWise only, retry the ticket (`picket tickets retry`).',
      count: refused,
    });
  }
  return found;
}

function aboutTicketReading({ ticketReading, connection }: Facts): Found[] {
  const { problem, since, unreadable } = ticketReading;
  const found: Found[] = [];
  // While ConnectWise cannot be reached, the item of the connection says so.
  if (problem !== null && connection.state === 'ok') {
    found.push({
      code: 'ticket_reading_failing',
      severity: 'error',
      what: `Picket cannot read its tickets in ConnectWise, so closed tickets may be shown as open: ${problem.message}`,
      hint: problem.hint,
      ...(since === null ? {} : { since }),
    });
  }
  if (unreadable > 0) {
    found.push({
      code: 'tickets_unreadable',
      severity: 'warning',
      what: `ConnectWise does not show ${plural(unreadable, 'ticket')} to Picket, so Picket does not notice when ${unreadable === 1 ? 'it is' : 'they are'} closed.`,
      hint: 'Each ticket shows why (`picket tickets show`). Check that the API member’s security role and location can see it. Picket reads it again automatically.',
      count: unreadable,
    });
  }
  return found;
}

function aboutCompanies({ companies: { unmapped, newestUnmapped, gone, named } }: Facts): Found[] {
  const found: Found[] = [];
  if (gone > 0) {
    found.push({
      code: 'companies_gone',
      severity: 'error',
      what: `${plural(gone, 'company is', 'companies are')} mapped to a ConnectWise company that accepts no tickets${listed(named.gone)}.`,
      hint: 'Map them to other companies under Companies, or restore them in ConnectWise.',
      count: gone,
    });
  }
  if (unmapped > 0) {
    found.push({
      code: 'companies_unmapped',
      severity: 'warning',
      what: `${plural(unmapped, 'company has', 'companies have')} no mapping, so no tickets are opened for ${unmapped === 1 ? 'it' : 'them'}${unmapped > namesShown ? '' : listed(named.unmapped)}.`,
      hint: 'Map them under Companies (`picket companies map`). Picket then opens tickets for their held incidents.',
      count: unmapped,
      ...(newestUnmapped === null ? {} : { newest: newestUnmapped }),
    });
  }
  return found;
}

function aboutSources({ sources }: Facts): Found[] {
  if (sources.length === 0) {
    return [
      {
        code: 'no_source',
        severity: 'warning',
        what: 'There is no source, so Picket receives no detections.',
        hint: 'Add HYAS Protect or a webhook under Sources (`picket sources add-hyas`).',
      },
    ];
  }
  return sources.flatMap(({ id, name, state, problem, quarantined }): Found[] => [
    ...(state === 'failing' && problem !== null
      ? [
          {
            code: 'source_failing' as const,
            severity: 'error' as const,
            subject: `source:${id}`,
            what: `${name}: ${problem.message}`,
            hint: problem.hint,
          },
        ]
      : []),
    ...(quarantined > 0
      ? [
          {
            code: 'rows_quarantined' as const,
            severity: 'warning' as const,
            subject: `source:${id}`,
            what: `${name}: ${plural(quarantined, 'row')} could not be read and ${quarantined === 1 ? 'is' : 'are'} quarantined.`,
            hint: 'See the reasons in the quarantine of the source (`picket sources quarantine`). Picket kept every row.',
            count: quarantined,
          },
        ]
      : []),
  ]);
}

function aboutLoops({ loops, ticketReading, database, dns, backup }: Facts): Found[] {
  return loops.flatMap(({ name, problem }): Found[] =>
    problem === null ||
    problem.message === ticketReading.problem?.message ||
    problem.message === dns?.problem?.message ||
    problem.message === backup.problem?.message ||
    // Reported once, as the first item.
    (database.problem !== null && problem.code === database.problem.code)
      ? []
      : [
          {
            code: 'loop_failing',
            severity: 'error',
            subject: name,
            what: `Picket’s background task “${name}” failed: ${problem.message}`,
            hint: problem.hint,
          },
        ],
  );
}
