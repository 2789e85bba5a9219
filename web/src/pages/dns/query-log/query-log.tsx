import { Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMay } from '../../../session/me.ts';
import { dns } from '../../../text/en/dns.ts';
import { Loaded } from '../../../ui/loaded.tsx';
import { StateMark } from '../../../ui/state-mark.tsx';
import { formatTime } from '../../../ui/time.tsx';
import type { DnsCompany } from '../queries.ts';
import { LogActions } from './log-actions.tsx';
import { LoggedQueries } from './logged-queries.tsx';
import { type QueryLog as Log, queryLogQuery } from './queries.ts';

const words = dns.queryLog;

/** Every query of a company, while an administrator has it logged. */
export function QueryLog({ company }: { company: DnsCompany }) {
  const log = useQuery(queryLogQuery(company.id));
  return (
    <Loaded query={log} height={150}>
      {(known) => <LogPanel company={company} log={known} />}
    </Loaded>
  );
}

function LogPanel({ company, log }: { company: DnsCompany; log: Log | null }) {
  const mayChange = useMay('admin');
  const mayRead = useMay('analyst');
  return (
    <Paper component="section" aria-label={words.title}>
      <Stack gap="sm">
        <Group justify="space-between" gap="sm">
          <Title order={2}>{words.title}</Title>
          {mayChange && (
            <Group gap="xs">
              <LogActions company={company} log={log} />
            </Group>
          )}
        </Group>
        <Text size="sm" c="dimmed">
          {words.text}
        </Text>
        <State log={log} />
        {log !== null && mayRead && <LoggedQueries companyId={company.id} isOn={log.isOn} />}
      </Stack>
    </Paper>
  );
}

function State({ log }: { log: Log | null }) {
  if (log === null) return <StateMark tone="quiet">{words.none}</StateMark>;
  const { isOn, endsAt, startedBy, stored, mostStored, lost } = log;
  const when = formatTime(endsAt);
  const ended = stored >= mostStored ? words.full(when) : words.ended(when);
  return (
    <div>
      <StateMark tone={isOn ? 'waiting' : 'quiet'}>{isOn ? words.on(when) : ended}</StateMark>
      <Text size="sm" c="dimmed">
        {words.startedBy(startedBy)} {words.stored(stored)} {words.keeps}
      </Text>
      {lost > 0 && <Text size="sm">{words.lost(lost)}</Text>}
    </div>
  );
}
