import { Paper, SimpleGrid, Text } from '@mantine/core';
import { companies } from '../../text/en/companies.ts';
import { formatNumber } from '../../ui/number.ts';
import type { Summary } from './queries.ts';

const words = companies.figures;

/** The numbers of a period, each beside that of the previous period. */
export function Figures({ summary }: { summary: Summary }) {
  const { totals, before, incidents, tickets, dns, now } = summary;
  const versus = (count: number) => words.before(formatNumber(count));
  return (
    <SimpleGrid component="dl" cols={{ base: 2, sm: 4 }} m={0} aria-label={words.title}>
      <Figure
        term={words.detections}
        value={formatNumber(totals.detections)}
        note={versus(before.detections)}
      />
      <Figure term={words.incidents} value={formatNumber(totals.incidents)} note={versus(before.incidents)} />
      <Figure term={words.ticketed} value={formatNumber(totals.ticketed)} note={versus(before.ticketed)} />
      <Figure
        term={words.tickets}
        value={
          tickets.created === 0
            ? formatNumber(0)
            : words.ofTickets(formatNumber(tickets.closed), formatNumber(tickets.created))
        }
        note={words.openTickets(formatNumber(tickets.open))}
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

function Figure({ term, value, note }: { term: string; value: string; note: string }) {
  return (
    <Paper component="div">
      <Text component="dt" size="sm" c="dimmed">
        {term}
      </Text>
      <Text component="dd" m={0} fz="xl" fw={600}>
        {value}
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
