import { Alert, Button, Group, List, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { CircleHelp } from 'lucide-react';
import { api, read } from '../api/client.ts';
import { statusQuery } from '../api/status.ts';
import { useMay } from '../session/me.ts';
import { text } from '../text/index.ts';
import { TextLink } from '../ui/link.tsx';
import { ProblemAlert } from '../ui/problem-alert.tsx';

type Choice = 'now' | 'new-only';

const words = text.shell.release;
/** So many companies are named; the list of incidents has all of them. */
const shown = 10;

/** On every page while a change would release many incidents: how many of which company, and what becomes of them. */
export function ReleaseBanner() {
  const { data: status } = useQuery(statusQuery);
  const isWaiting = status?.attention.some(({ code }) => code === 'awaiting_release') ?? false;
  const { data } = useQuery({
    queryKey: ['status', 'releases'],
    queryFn: ({ signal }) => read(api.GET('/api/v1/releases', { signal })),
    enabled: isWaiting,
  });
  const mayChoose = useMay('analyst');
  const queries = useQueryClient();
  const choose = useMutation({
    mutationFn: (release: Choice) => read(api.POST('/api/v1/releases', { body: { release } })),
    onSuccess: () =>
      Promise.all(
        ['status', 'incidents', 'tickets', 'companies'].map((topic) =>
          queries.invalidateQueries({ queryKey: [topic] }),
        ),
      ),
  });
  if (!isWaiting || data === undefined || data.total === 0) return null;
  const more = data.companies.length - shown;
  return (
    <Alert color="yellow" icon={<CircleHelp aria-hidden />} title={words.title(data.total)} mb="md">
      <Text size="sm">{words.text}</Text>
      <List size="sm" my="xs">
        {data.companies.slice(0, shown).map(({ companyId, name, count }) => (
          <List.Item key={companyId}>
            <TextLink to="/incidents" search={{ companyId, reason: 'awaiting_release', state: 'open' }}>
              {words.company(name, count)}
            </TextLink>
          </List.Item>
        ))}
        {more > 0 && <List.Item>{words.more(more)}</List.Item>}
      </List>
      {choose.isError && <ProblemAlert error={choose.error} />}
      {mayChoose ? (
        <Group gap="sm">
          <Button size="xs" loading={choose.isPending} onClick={() => choose.mutate('now')}>
            {words.now(data.total)}
          </Button>
          <Button
            size="xs"
            variant="default"
            disabled={choose.isPending}
            onClick={() => choose.mutate('new-only')}
          >
            {words.newOnly}
          </Button>
        </Group>
      ) : (
        <Text size="sm">{words.administrator}</Text>
      )}
    </Alert>
  );
}
