import { Alert, Button, Group, List, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { CircleHelp } from 'lucide-react';
import type { Answer } from '../api/answer.ts';
import { api, read } from '../api/client.ts';
import { refresh } from '../api/query-keys.ts';
import { statusQuery } from '../api/status.ts';
import { useMay } from '../session/me.ts';
import { text } from '../text/index.ts';
import { Confirm } from '../ui/confirm.tsx';
import { TextLink } from '../ui/link.tsx';
import { ProblemAlert } from '../ui/problem-alert.tsx';

type Choice = 'now' | 'new-only';

const words = text.shell.release;
/** The most companies that are named; the list of incidents has all of them. */
const shown = 10;

/**
 * Shown on every page while a change would release many incidents: how many of which company, with the choice for them.
 */
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
  const [closing, { open, close }] = useDisclosure(false);
  const choose = useMutation({
    mutationFn: (release: Choice) => read(api.POST('/api/v1/releases', { body: { release } })),
    async onSuccess({ released }, release) {
      notifications.show({ message: release === 'now' ? words.released(released) : words.closed(released) });
      close();
      await refresh(queries, 'status', 'incidents', 'tickets', 'companies');
    },
  });
  if (!isWaiting || data === undefined || data.total === 0) return null;
  return (
    <Alert
      color="yellow"
      icon={<CircleHelp aria-hidden />}
      title={words.title(data.total)}
      mb="md"
      role="region"
    >
      <Text size="sm">{words.text}</Text>
      <Companies companies={data.companies} areLinks />
      {choose.isError && !closing && <ProblemAlert error={choose.error} />}
      {mayChoose ? (
        <Group gap="sm">
          <Button size="xs" loading={choose.isPending && !closing} onClick={() => choose.mutate('now')}>
            {words.now(data.total)}
          </Button>
          <Button size="xs" variant="default" disabled={choose.isPending} onClick={open}>
            {words.newOnly}
          </Button>
        </Group>
      ) : (
        <Text size="sm">{words.administrator}</Text>
      )}
      <Confirm
        opened={closing}
        onClose={close}
        title={words.newOnlyTitle(data.total)}
        action={words.newOnlyAction(data.total)}
        dangerous
        mutation={{ ...choose, mutate: () => choose.mutate('new-only') }}
      >
        <Text>{words.newOnlyText}</Text>
        <Companies companies={data.companies} />
      </Confirm>
    </Alert>
  );
}

interface CompaniesProps extends Pick<Answer<'/api/v1/releases'>, 'companies'> {
  /** Whether each leads to the list of its incidents. Not in a dialog, which would stay open over that list. */
  readonly areLinks?: boolean;
}

/** How many incidents of which company. */
function Companies({ companies, areLinks = false }: CompaniesProps) {
  const more = companies.length - shown;
  const entries = [
    ...companies.slice(0, shown).map(({ companyId, name, count }) => ({
      key: companyId,
      label: words.company(name, count),
      search: { companyId },
    })),
    ...(more > 0 ? [{ key: 'more', label: words.more(more), search: {} }] : []),
  ];
  return (
    <List size="sm" my="xs">
      {entries.map(({ key, label, search }) => (
        <List.Item key={key}>
          {areLinks ? (
            <TextLink to="/incidents" search={{ ...search, reason: 'awaiting_release', state: 'open' }}>
              {label}
            </TextLink>
          ) : (
            label
          )}
        </List.Item>
      ))}
    </List>
  );
}
