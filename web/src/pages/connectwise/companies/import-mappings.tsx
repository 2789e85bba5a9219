import { Alert, Button, FileButton, Group, Menu, ScrollArea, Stack, Table, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { CircleCheck, FileSpreadsheet } from 'lucide-react';
import { useRef, useState } from 'react';
import { api, read } from '../../../api/client.ts';
import { refresh } from '../../../api/query-keys.ts';
import { connectWise } from '../../../text/en/connectwise.ts';
import { Dialog } from '../../../ui/dialog.tsx';
import { formatNumber } from '../../../ui/number.ts';
import { ProblemAlert } from '../../../ui/problem-alert.tsx';
import { mostAtOnce } from './queries.ts';

const words = connectWise.companies.csv;

/** Mappings as a file: downloaded, edited in a spreadsheet, previewed, and then applied. */
export function MappingFile() {
  const [csv, setCsv] = useState<string | null>(null);
  const choose = useRef<() => void>(() => {});
  return (
    <>
      <FileButton
        accept=".csv,text/csv,text/plain"
        onChange={(file) => void file?.text().then(setCsv)}
        resetRef={choose}
      >
        {(props) => (
          <Menu position="bottom-end">
            <Menu.Target>
              <Button variant="default" leftSection={<FileSpreadsheet size={16} aria-hidden />}>
                {words.open}
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item component="a" href="/api/v1/companies/mappings/export" download>
                {words.download}
              </Menu.Item>
              <Menu.Item onClick={props.onClick}>{words.upload}</Menu.Item>
            </Menu.Dropdown>
          </Menu>
        )}
      </FileButton>
      <Dialog
        opened={csv !== null}
        onClose={() => {
          setCsv(null);
          choose.current();
        }}
        title={words.title}
        size="xl"
      >
        {csv !== null && <Import csv={csv} />}
      </Dialog>
    </>
  );
}

function Import({ csv }: { csv: string }) {
  const queries = useQueryClient();
  const check = useMutation({
    mutationFn: () => read(api.POST('/api/v1/companies/mappings/check', { body: { csv } })),
  });
  const lines = check.data?.lines ?? [];
  const wanted = lines.flatMap(({ companyId, after, change }) =>
    (change === 'map' || change === 'change') && companyId !== null && after !== null
      ? [{ companyId, connectwiseCompanyId: after.connectwiseCompanyId }]
      : [],
  );
  const apply = useMutation({
    async mutationFn() {
      const results: { readonly ok: boolean; readonly companyId: number; readonly message: string }[] = [];
      for (let at = 0; at < wanted.length; at += mostAtOnce) {
        const done = await read(
          api.POST('/api/v1/companies/mappings', { body: { mappings: wanted.slice(at, at + mostAtOnce) } }),
        );
        for (const { ok, companyId, problem } of done.results)
          results.push({ ok, companyId, message: problem?.message ?? '' });
      }
      return results;
    },
    onSettled: () => {
      void refresh(queries, 'companies', 'status');
    },
  });
  if (apply.isSuccess) {
    const failed = apply.data.filter(({ ok }) => !ok);
    return (
      <Stack>
        <Alert color="green" icon={<CircleCheck aria-hidden />} role="status">
          {words.done(apply.data.length - failed.length)}
        </Alert>
        {failed.map(({ companyId, message }) => (
          <Text key={companyId} size="sm">
            {lines.find((line) => line.companyId === companyId)?.company}: {message}
          </Text>
        ))}
      </Stack>
    );
  }
  if (check.data === undefined)
    return (
      <Stack>
        <Text>{words.text}</Text>
        {check.error !== null && <ProblemAlert error={check.error} />}
        <Group justify="flex-end">
          <Button onClick={() => check.mutate()} loading={check.isPending}>
            {words.check}
          </Button>
        </Group>
      </Stack>
    );
  const shown = lines.filter(({ change }) => change !== 'same' && change !== 'none');
  const wrong = lines.filter(({ change }) => change === 'error').length;
  return (
    <Stack>
      <Text>{words.found(wanted.length, wrong, lines.length - shown.length)}</Text>
      <ScrollArea.Autosize
        mah="50vh"
        type="auto"
        viewportProps={{ tabIndex: 0, role: 'group', 'aria-label': words.label }}
      >
        <Table aria-label={words.label}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{words.columns.line}</Table.Th>
              <Table.Th>{words.columns.company}</Table.Th>
              <Table.Th>{words.columns.change}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {shown.slice(0, mostShown).map(({ line, company, before, after, problem }) => (
              <Table.Tr key={line}>
                <Table.Td>{formatNumber(line)}</Table.Td>
                <Table.Td>{company}</Table.Td>
                <Table.Td>
                  {problem === null ? (
                    words.change(before?.name ?? null, after?.name ?? '')
                  ) : (
                    <>
                      <Text size="sm" fw={600}>
                        {problem.message}
                      </Text>
                      <Text size="sm">{problem.hint}</Text>
                    </>
                  )}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </ScrollArea.Autosize>
      {shown.length > mostShown && <Text size="sm">{words.more(shown.length - mostShown)}</Text>}
      {apply.error !== null && <ProblemAlert error={apply.error} />}
      <Group justify="flex-end">
        <Button onClick={() => apply.mutate()} disabled={wanted.length === 0} loading={apply.isPending}>
          {words.apply(wanted.length)}
        </Button>
      </Group>
    </Stack>
  );
}

/** More rows would take seconds to render. */
const mostShown = 200;
