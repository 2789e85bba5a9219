import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { CircleCheck } from 'lucide-react';
import { useState } from 'react';
import { api, read } from '../../../api/client.ts';
import { connectWise } from '../../../text/en/connectwise.ts';
import { text } from '../../../text/index.ts';
import { isolated } from '../../../text/isolated.ts';
import { ExternalLink, ProblemAlert } from '../../../ui/problem-alert.tsx';
import { Select } from '../../../ui/select.tsx';
import { leadsOut } from '../../tickets/connectwise-link.tsx';
import type { TicketService } from '../queries.ts';

const words = connectWise.services.test;

/** One id for each dialog, so that several clicks open only one ticket. Not randomUUID, which plain http lacks. */
const newRequestId = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join(
    '',
  );

export function TestTicketDialog({ saved, onClose }: { saved: TicketService; onClose: () => void }) {
  const [requestId] = useState(newRequestId);
  const [companyId, setCompanyId] = useState<string | null>(null);
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed.trim(), 250);
  const companies = useQuery({
    queryKey: ['companies', 'mapped', search],
    queryFn: ({ signal }) =>
      read(
        api.GET('/api/v1/companies', {
          params: { query: { mapped: 'true', ...(search === '' ? {} : { search }) } },
          signal,
        }),
      ),
    placeholderData: keepPreviousData,
  });
  const send = useMutation({
    mutationFn: (id: string) =>
      read(api.POST('/api/v1/connectwise/test-ticket', { body: { companyId: Number(id), requestId } })),
  });
  const [chosen, setChosen] = useState<{ name: string; target: string } | null>(null);
  const wasSent = !send.isIdle;
  const result = send.data;

  function choose(id: string | null) {
    const company = companies.data?.items.find((one) => String(one.id) === id);
    setCompanyId(id);
    setChosen(company ? { name: company.name, target: company.mapping?.name ?? '' } : null);
  }

  return (
    <Stack>
      <Text size="sm">{words.text}</Text>
      <Select
        label={words.company}
        description={words.companyHint}
        data={(companies.data?.items ?? []).map(({ id, name, sourceName }) => ({
          value: String(id),
          label: `${isolated(name)} (${isolated(sourceName)})`,
        }))}
        value={companyId}
        onChange={choose}
        searchable
        onSearchChange={(value) => setTyped(companyId === null ? value : '')}
        nothingFoundMessage={words.noCompany}
        placeholder={companies.isPending ? text.ui.loading : words.choose}
        disabled={wasSent}
        data-autofocus
      />
      {companies.isError && <ProblemAlert error={companies.error} />}
      {chosen !== null && result === undefined && (
        <Text size="sm">
          {words.sure({
            board: saved.board?.name ?? '',
            status: saved.status?.name ?? '',
            type: saved.type?.name ?? '',
            priority: saved.priority?.name ?? '',
            target: chosen.target,
          })}
        </Text>
      )}
      {send.isError && <ProblemAlert error={send.error} />}
      {result !== undefined && <Result {...result} />}
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          {result?.outcome === 'created' ? text.ui.close : text.ui.cancel}
        </Button>
        {result === undefined || result.outcome === 'unknown' ? (
          <Button
            onClick={() => companyId !== null && send.mutate(companyId)}
            disabled={companyId === null}
            loading={send.isPending}
          >
            {result === undefined ? words.send : words.lookAgain}
          </Button>
        ) : null}
      </Group>
    </Stack>
  );
}

interface ResultProps {
  readonly outcome: 'created' | 'refused' | 'unknown';
  readonly connectwiseId: number | null;
  readonly url: string | null;
  readonly boardName: string;
  readonly problem: { readonly message: string; readonly hint: string } | null;
}

function Result({ outcome, connectwiseId, url, boardName, problem }: ResultProps) {
  if (outcome === 'created') {
    return (
      <Alert
        color="green"
        icon={<CircleCheck aria-hidden />}
        title={words.created(connectwiseId ?? 0)}
        role="status"
      >
        <Text size="sm">{words.createdText(boardName)}</Text>
        {url !== null && leadsOut(url) && <ExternalLink href={url}>{words.show}</ExternalLink>}
      </Alert>
    );
  }
  return (
    <ProblemAlert
      error={{ detail: problem?.message ?? words.unknown, hint: problem?.hint ?? words.unknownHint }}
    />
  );
}
