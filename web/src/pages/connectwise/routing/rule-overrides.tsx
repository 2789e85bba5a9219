import { SimpleGrid, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { isNotConnected, optionsProblem } from '../../../api/problem.ts';
import { connectWise } from '../../../text/en/connectwise.ts';
import { ProblemAlert } from '../../../ui/problem-alert.tsx';
import { Select } from '../../../ui/select.tsx';
import { type RoutingRule, ticketServiceQuery } from '../queries.ts';
import {
  boardsQuery,
  type Choice,
  itemsQuery,
  prioritiesQuery,
  sourcesQuery,
  statusesQuery,
  subtypesQuery,
  teamsQuery,
  typesQuery,
} from '../services/choices.ts';
import { levelFields, levels, type RecordField, type RuleDraft, recordFields } from './rule-body.ts';

const words = connectWise.routing;

type Values = RuleDraft['destination'];

interface RuleOverridesProps {
  readonly rule: RoutingRule | null;
  readonly destination: Values;
  readonly onChange: (destination: Values) => void;
  /** By the names of the API: `statusId`. */
  readonly errors: Readonly<Record<string, ReactNode>>;
}

/** The destination of a rule's tickets: each value read live from ConnectWise, or left to the Services tab. */
export function RuleOverrides({ rule, destination, onChange, errors }: RuleOverridesProps) {
  const service = useQuery(ticketServiceQuery);
  const boardId = destination.board ?? service.data?.board?.id ?? null;
  const found = {
    board: useQuery(boardsQuery),
    status: useQuery(statusesQuery(boardId)),
    type: useQuery(typesQuery(boardId)),
    priority: useQuery(prioritiesQuery),
    subtype: useQuery(subtypesQuery(boardId)),
    item: useQuery(itemsQuery(boardId)),
    team: useQuery(teamsQuery(boardId)),
    source: useQuery(sourcesQuery),
  };

  function choose(field: RecordField, id: number | null) {
    // Another board has its own statuses, types, subtypes, items and teams.
    const others =
      field === 'board' ? { status: null, type: null, subtype: null, item: null, team: null } : {};
    onChange({ ...destination, ...others, [field]: id });
  }

  return (
    <Stack>
      {isNotConnected(found.board.error) && <ProblemAlert error={found.board.error} />}
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        {recordFields.map((field) => {
          const { data, error } = found[field];
          const id = destination[field];
          return (
            <Select
              key={field}
              label={words.fields[field]}
              {...(field === 'board' ? { description: words.boardHint } : {})}
              placeholder={isOfService(field) ? words.asService : words.unset}
              data={options(data?.items ?? [], id, rule?.destination[field]?.name)}
              value={id === null ? null : String(id)}
              onChange={(value) => choose(field, value === null ? null : Number(value))}
              searchable
              clearable
              clearButtonProps={{ 'aria-label': words.clear(words.fields[field]) }}
              nothingFoundMessage={words.nothingFound}
              error={errors[`${field}Id`] ?? optionsProblem(error)}
            />
          );
        })}
        {levelFields.map((field) => (
          <Select
            key={field}
            label={words.fields[field]}
            placeholder={words.unset}
            data={[...levels]}
            value={destination[field]}
            onChange={(value) =>
              onChange({ ...destination, [field]: levels.find((one) => one === value) ?? null })
            }
            clearable
            clearButtonProps={{ 'aria-label': words.clear(words.fields[field]) }}
          />
        ))}
      </SimpleGrid>
    </Stack>
  );
}

const isOfService = (field: RecordField) => ['board', 'status', 'type', 'priority'].includes(field);

/** A choice that no longer exists in ConnectWise is still shown, and cannot be chosen again. */
function options(items: readonly Choice[], id: number | null, name: string | undefined) {
  const listed = items.map((one) => ({
    value: String(one.id),
    label: one.closed === true ? connectWise.services.closed(one.name) : one.name,
    disabled: one.closed === true,
  }));
  if (id === null || items.some((one) => one.id === id)) return listed;
  return [{ value: String(id), label: name ?? words.numbered(id), disabled: true }, ...listed];
}
