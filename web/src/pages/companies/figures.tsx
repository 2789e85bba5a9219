import { Paper, SimpleGrid, Text } from '@mantine/core';
import { companies } from '../../text/en/companies.ts';
import { formatNumber } from '../../ui/number.ts';
import { PathLink } from '../../ui/path-link.tsx';
import type { Summary } from './queries.ts';

const words = companies.figures;

/** The numbers of a period, each beside that of the previous period. A number opens the list of what it counts. */
export function Figures({ summary }: { summary: Summary }) {
  const { totals, before, beforeComplete, incidents, tickets, dns, now } = summary;
  const versus = (count: number) =>
    beforeComplete ? words.before(formatNumber(count)) : words.beforeUnknown;
  const paths = pathsOf(summary);
  return (
    <SimpleGrid component="dl" cols={{ base: 2, sm: 4 }} m={0} aria-label={words.title}>
      <Figure
        term={words.detections}
        value={formatNumber(totals.detections)}
        note={versus(before.detections)}
      />
      <Figure
        term={words.incidents}
        value={formatNumber(totals.incidents)}
        note={versus(before.incidents)}
        path={paths.incidents}
      />
      <Figure
        term={words.ticketed}
        value={formatNumber(totals.ticketed)}
        note={versus(before.ticketed)}
        path={paths.ticketed}
      />
      <Figure
        term={words.tickets}
        value={
          tickets.created === 0
            ? formatNumber(0)
            : words.ofTickets(formatNumber(tickets.closed), formatNumber(tickets.created))
        }
        note={words.openTickets(formatNumber(tickets.open))}
        path={paths.ticketsClosed}
      />
      <Figure
        term={words.toTicket}
        value={lengthOf(incidents.medianSecondsToTicket)}
        note={words.toTicketNote}
      />
      <Figure term={words.toClose} value={lengthOf(tickets.medianSecondsToClose)} note={words.toCloseNote} />
      <Figure
        term={words.openNow}
        value={formatNumber(now.openIncidents)}
        note={words.openNowNote(formatNumber(now.openTickets))}
        path={paths.openNow}
      />
      {dns !== null && (
        <Figure
          term={words.dns}
          value={formatNumber(dns.queries)}
          note={words.dnsNote(formatNumber(dns.blocked))}
        />
      )}
    </SimpleGrid>
  );
}

/** The lists, with as many rows as were counted. */
function pathsOf({ companyId, period: { from, to } }: Summary) {
  const list = (page: string, filter: Record<string, string>) =>
    `/${page}?${new URLSearchParams({ ...(companyId === null ? {} : { companyId: String(companyId) }), ...filter })}`;
  const opened = { kind: 'detections', openedSince: from, openedUntil: to };
  return {
    incidents: list('incidents', opened),
    ticketed: list('incidents', { ...opened, ticketed: 'yes' }),
    ticketsClosed: list('tickets', { life: 'closed', incidentOpenedSince: from, incidentOpenedUntil: to }),
    openNow: list('incidents', { kind: 'detections', state: 'open' }),
  };
}

interface FigureProps {
  readonly term: string;
  readonly value: string;
  readonly note: string;
  readonly path?: string;
}

function Figure({ term, value, note, path }: FigureProps) {
  return (
    <Paper component="div">
      <Text component="dt" size="sm" c="dimmed">
        {term}
      </Text>
      <Text component="dd" m={0} fz="xl" fw={600}>
        {path === undefined ? (
          value
        ) : (
          <PathLink path={path} aria-label={words.show(value, term)}>
            {value}
          </PathLink>
        )}
      </Text>
      <Text component="dd" m={0} size="xs" c="dimmed">
        {note}
      </Text>
    </Paper>
  );
}

const decimal = new Intl.NumberFormat(undefined, { maximumFractionDigits: 1 });

/** In the largest unit with a count of at least one. */
function lengthOf(seconds: number | null): string {
  if (seconds === null) return companies.none;
  if (seconds < 60) return companies.seconds(Math.round(seconds));
  if (seconds < 3600) return companies.minutes(Math.round(seconds / 60));
  if (seconds < 48 * 3600) return companies.hours(decimal.format(seconds / 3600));
  return companies.days(decimal.format(seconds / 86_400));
}
