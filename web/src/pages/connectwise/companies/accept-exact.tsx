import { Alert, Button, Checkbox, Group, ScrollArea, Skeleton, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { CircleCheck, ListChecks } from 'lucide-react';
import { useState } from 'react';
import { connectWise } from '../../../text/en/connectwise.ts';
import { text } from '../../../text/index.ts';
import { isolated, isolatedList } from '../../../text/isolated.ts';
import { Dialog } from '../../../ui/dialog.tsx';
import { ProblemAlert } from '../../../ui/problem-alert.tsx';
import { useAcceptMappings } from './accept-mappings.ts';
import { targetName } from './company-picker.tsx';
import { type Kinds, matchesQuery, mostAtOnce, type Suggestion } from './queries.ts';
import { kindOf } from './target-kind.tsx';

const words = connectWise.companies.exact;

/** Maps every company that has an exact match, after a person reviewed them. */
export function AcceptExact({ kinds }: { kinds: Kinds }) {
  const [opened, { open, close }] = useDisclosure(false);
  return (
    <>
      <Button variant="default" onClick={open} leftSection={<ListChecks size={16} aria-hidden />}>
        {words.open}
      </Button>
      <Dialog opened={opened} onClose={close} title={words.title} size="lg">
        <Preview kinds={kinds} onClose={close} />
      </Dialog>
    </>
  );
}

function Preview({ kinds, onClose }: { kinds: Kinds; onClose: () => void }) {
  const { data, error, refetch } = useQuery(matchesQuery('exact', kinds));
  const [left, setLeft] = useState<ReadonlySet<number>>(new Set());
  const accept = useAcceptMappings();

  if (data === undefined && error !== null)
    return <ProblemAlert error={error} retry={() => void refetch()} />;
  if (data === undefined) {
    return (
      <Stack role="status">
        <Text size="sm">{words.reading}</Text>
        {[1, 2, 3, 4].map((at) => (
          <Skeleton key={at} height={28} />
        ))}
      </Stack>
    );
  }
  if (accept.isSuccess) return <Results results={accept.data.results} matches={data} onClose={onClose} />;
  const wanted = data.filter(({ companyId }) => !left.has(companyId));
  if (data.length === 0) {
    return (
      <Stack>
        <Text fw={600}>{words.none}</Text>
        <Text c="dimmed">{words.noneHint}</Text>
        <Group justify="flex-end">
          <Button onClick={onClose}>{text.ui.close}</Button>
        </Group>
      </Stack>
    );
  }
  return (
    <Stack>
      <Text size="sm">{words.text}</Text>
      <Checkbox
        label={words.all}
        fw={600}
        checked={left.size === 0}
        indeterminate={left.size > 0 && wanted.length > 0}
        onChange={() =>
          setLeft(left.size === 0 ? new Set(data.map(({ companyId }) => companyId)) : new Set())
        }
      />
      <ScrollArea.Autosize
        mah="45vh"
        type="auto"
        offsetScrollbars
        viewportProps={{ tabIndex: 0, role: 'group', 'aria-label': words.label }}
      >
        <Stack gap="xs">
          {data.map((match) => (
            <Checkbox
              key={match.companyId}
              checked={!left.has(match.companyId)}
              onChange={() => setLeft(toggled(left, match.companyId))}
              label={`${isolated(match.name)} → ${match.candidates[0] === undefined ? '' : isolated(targetName(match.candidates[0]))}`}
              description={isolatedList(
                [match.sourceName, ...match.candidates.slice(0, 1).map(kindOf)],
                ' · ',
              )}
            />
          ))}
        </Stack>
      </ScrollArea.Autosize>
      {data.length === mostAtOnce && (
        <Text size="sm" c="dimmed">
          {words.most(mostAtOnce)}
        </Text>
      )}
      {accept.isError && <ProblemAlert error={accept.error} />}
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          {text.ui.cancel}
        </Button>
        <Button
          onClick={() =>
            accept.mutate(
              wanted.flatMap(({ companyId, candidates: [best] }) =>
                best === undefined ? [] : [{ companyId, connectwiseCompanyId: best.connectwiseCompanyId }],
              ),
            )
          }
          disabled={wanted.length === 0}
          loading={accept.isPending}
        >
          {words.accept(wanted.length)}
        </Button>
      </Group>
    </Stack>
  );
}

interface ResultsProps {
  readonly results: readonly {
    readonly companyId: number;
    readonly ok: boolean;
    readonly problem?: { readonly message: string; readonly hint: string };
  }[];
  readonly matches: readonly Suggestion[];
  readonly onClose: () => void;
}

function Results({ results, matches, onClose }: ResultsProps) {
  const failed = results.filter(({ ok }) => !ok);
  const names = new Map(matches.map(({ companyId, name }) => [companyId, name]));
  return (
    <Stack>
      <Alert color="green" icon={<CircleCheck aria-hidden />} role="status">
        {words.done(results.length - failed.length)}
      </Alert>
      {failed.length > 0 && <Text fw={600}>{words.failed(failed.length)}</Text>}
      {failed.map(({ companyId, problem }) => (
        <div key={companyId}>
          <Text size="sm" fw={600}>
            {names.get(companyId)}
          </Text>
          <Text size="sm">{problem?.message}</Text>
          <Text size="sm" c="dimmed">
            {problem?.hint}
          </Text>
        </div>
      ))}
      <Group justify="flex-end">
        <Button onClick={onClose}>{text.ui.close}</Button>
      </Group>
    </Stack>
  );
}

function toggled(set: ReadonlySet<number>, id: number): ReadonlySet<number> {
  const next = new Set(set);
  if (!next.delete(id)) next.add(id);
  return next;
}
