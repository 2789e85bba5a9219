import { Alert, Button, Checkbox, Group, ScrollArea, Skeleton, Stack, Table, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation, useQuery } from '@tanstack/react-query';
import { CircleCheck, ListTodo } from 'lucide-react';
import { useState } from 'react';
import { api, read } from '../../../api/client.ts';
import { toProblem } from '../../../api/problem.ts';
import { connectWise } from '../../../text/en/connectwise.ts';
import { text } from '../../../text/index.ts';
import { isolatedList } from '../../../text/isolated.ts';
import { Dialog } from '../../../ui/dialog.tsx';
import { ProblemAlert } from '../../../ui/problem-alert.tsx';
import { Select } from '../../../ui/select.tsx';
import { useAcceptMappings, useMappingsChanged } from './accept-mappings.ts';
import { targetName } from './company-picker.tsx';
import { type Kinds, matchesQuery, mostAtOnce, type Suggestion } from './queries.ts';
import { confidenceOf } from './suggestions.tsx';
import { kindOf } from './target-kind.tsx';

const words = connectWise.companies.similar;
const shared = connectWise.companies.exact;

/** Uncertain matches in one table: a person ticks the right ones, and can undo it. */
export function ReviewSimilar({ kinds }: { kinds: Kinds }) {
  const [opened, { open, close }] = useDisclosure(false);
  return (
    <>
      <Button variant="default" onClick={open} leftSection={<ListTodo size={16} aria-hidden />}>
        {words.open}
      </Button>
      <Dialog opened={opened} onClose={close} title={words.title} size="xl">
        <Review kinds={kinds} onClose={close} />
      </Dialog>
    </>
  );
}

/** The chosen target by company; those without one are not mapped. */
type Ticked = ReadonlyMap<number, number>;

interface Failure {
  readonly companyId: number;
  readonly message: string;
  readonly hint: string;
}

function Review({ kinds, onClose }: { kinds: Kinds; onClose: () => void }) {
  const { data, error, refetch } = useQuery(matchesQuery('similar', kinds));
  const [ticked, setTicked] = useState<Ticked>(new Map());
  const accept = useAcceptMappings();
  if (data === undefined && error !== null)
    return <ProblemAlert error={error} retry={() => void refetch()} />;
  if (data === undefined)
    return (
      <Stack role="status">
        <Text size="sm">{shared.reading}</Text>
        <Skeleton height={160} />
      </Stack>
    );
  const names = new Map(data.map(({ companyId, name }) => [companyId, name]));
  if (accept.isSuccess) {
    const failed = accept.data.results.flatMap(({ companyId, ok, problem }) =>
      ok || problem === undefined ? [] : [{ companyId, ...problem }],
    );
    const mapped = accept.data.results.filter(({ ok }) => ok).map(({ companyId }) => companyId);
    return <Results mapped={mapped} failed={failed} names={names} onClose={onClose} />;
  }
  if (data.length === 0)
    return (
      <Stack>
        <Text fw={600}>{words.none}</Text>
        <Group justify="flex-end">
          <Button onClick={onClose}>{text.ui.close}</Button>
        </Group>
      </Stack>
    );
  return (
    <Stack>
      <Text size="sm">{words.text}</Text>
      <ScrollArea.Autosize
        mah="50vh"
        type="auto"
        viewportProps={{ tabIndex: 0, role: 'group', 'aria-label': words.label }}
      >
        <Table aria-label={words.label}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{words.columns.company}</Table.Th>
              <Table.Th>{words.columns.target}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {data.map((one) => (
              <Row key={one.companyId} suggestion={one} ticked={ticked} onTick={setTicked} />
            ))}
          </Table.Tbody>
        </Table>
      </ScrollArea.Autosize>
      {data.length === mostAtOnce && (
        <Text size="sm" c="dimmed">
          {shared.most(mostAtOnce)}
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
              [...ticked].map(([companyId, connectwiseCompanyId]) => ({ companyId, connectwiseCompanyId })),
            )
          }
          disabled={ticked.size === 0}
          loading={accept.isPending}
        >
          {shared.accept(ticked.size)}
        </Button>
      </Group>
    </Stack>
  );
}

interface RowProps {
  readonly suggestion: Suggestion;
  readonly ticked: Ticked;
  readonly onTick: (ticked: Ticked) => void;
}

function Row({ suggestion, ticked, onTick }: RowProps) {
  const { companyId, name, sourceName, externalId, sameNameElsewhere, candidates } = suggestion;
  const [best] = candidates;
  const [target, setTarget] = useState(best?.connectwiseCompanyId ?? 0);
  const chosen = candidates.find(({ connectwiseCompanyId }) => connectwiseCompanyId === target) ?? best;
  const put = (id: number | null) => {
    const next = new Map(ticked);
    if (id === null) next.delete(companyId);
    else next.set(companyId, id);
    onTick(next);
  };
  return (
    <Table.Tr>
      <Table.Td style={{ verticalAlign: 'top' }}>
        <Checkbox
          checked={ticked.has(companyId)}
          onChange={({ currentTarget }) => put(currentTarget.checked ? target : null)}
          label={name}
          aria-label={words.tick(name)}
          description={sameNameElsewhere ? isolatedList([sourceName, externalId]) : sourceName}
        />
      </Table.Td>
      <Table.Td>
        <Select
          aria-label={words.choose(name)}
          data={candidates.map((one) => ({
            value: String(one.connectwiseCompanyId),
            label: targetName(one),
          }))}
          value={String(target)}
          onChange={(value) => {
            setTarget(Number(value));
            if (ticked.has(companyId)) put(Number(value));
          }}
          allowDeselect={false}
        />
        {chosen !== undefined && (
          <Text size="xs" mt={2}>
            {confidenceOf(chosen)} · {kindOf(chosen)}
          </Text>
        )}
      </Table.Td>
    </Table.Tr>
  );
}

interface ResultsProps {
  readonly mapped: readonly number[];
  readonly failed: readonly Failure[];
  readonly names: ReadonlyMap<number, string>;
  readonly onClose: () => void;
}

function Results({ mapped, failed, names, onClose }: ResultsProps) {
  const changed = useMappingsChanged();
  const undo = useMutation({
    async mutationFn() {
      const left: Failure[] = [];
      for (const companyId of mapped)
        await read(
          api.DELETE('/api/v1/companies/{id}/mapping', { params: { path: { id: companyId } } }),
        ).catch((error: unknown) => {
          const { detail, hint } = toProblem(error);
          left.push({ companyId, message: detail, hint });
        });
      return left;
    },
    onSettled: changed,
  });
  return (
    <Stack>
      <Alert color="green" icon={<CircleCheck aria-hidden />} role="status">
        {undo.isSuccess ? words.undone(mapped.length - undo.data.length) : shared.done(mapped.length)}
      </Alert>
      <Failures title={shared.failed(failed.length)} failed={failed} names={names} />
      {undo.isSuccess && (
        <Failures title={words.notUndone(undo.data.length)} failed={undo.data} names={names} />
      )}
      <Group justify="flex-end">
        {mapped.length > 0 && !undo.isSuccess && (
          <Button variant="default" onClick={() => undo.mutate()} loading={undo.isPending}>
            {words.undo}
          </Button>
        )}
        <Button onClick={onClose}>{text.ui.close}</Button>
      </Group>
    </Stack>
  );
}

interface FailuresProps extends Pick<ResultsProps, 'failed' | 'names'> {
  readonly title: string;
}

const Failures = ({ title, failed, names }: FailuresProps) =>
  failed.length === 0 ? null : (
    <>
      <Text fw={600}>{title}</Text>
      {failed.map(({ companyId, message, hint }) => (
        <div key={companyId}>
          <Text size="sm" fw={600}>
            {names.get(companyId)}
          </Text>
          <Text size="sm">{message}</Text>
          <Text size="sm" c="dimmed">
            {hint}
          </Text>
        </div>
      ))}
    </>
  );
