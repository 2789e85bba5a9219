import { Code, Paper, Stack, Switch, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { isNotConnected, optionsProblem } from '../../api/problem.ts';
import { acting as actingText } from '../../text/en/acting.ts';
import { text } from '../../text/index.ts';
import { isolated } from '../../text/isolated.ts';
import { EditForm } from '../../ui/edit-form.tsx';
import { MultiSelect } from '../../ui/multi-select.tsx';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { RightNeeded } from '../../ui/right-needed.tsx';
import { type Acting, membersQuery } from './queries.ts';
import { StatusFields } from './status-fields.tsx';
import { useActingForm } from './use-acting-form.ts';

const words = actingText;

/** Whether technicians may act from tickets, who, and how. */
export function ActingPanel({ saved }: { saved: Acting }) {
  const form = useActingForm(saved);
  const { values } = form;
  const members = useQuery(membersQuery);

  return (
    <Paper component="section" aria-label={words.form}>
      <EditForm form={form} open={form.isDirty && form.isValid} label={words.form} maxWidth={640}>
        <Switch
          label={words.enabled}
          checked={values.enabled}
          onChange={({ currentTarget }) => form.change({ enabled: currentTarget.checked })}
        />
        <Text size="sm">
          {words.how} <Code>{words.example}</Code>
        </Text>
        <Text size="sm" c="dimmed">
          {words.howMore}
        </Text>
        {isNotConnected(members.error) && <ProblemAlert error={members.error} />}
        <MultiSelect
          label={words.members}
          description={words.membersHint}
          placeholder={values.members.length === 0 ? words.membersPlaceholder : ''}
          data={memberOptions(members.data?.items ?? [], values.members)}
          value={[...values.members]}
          onChange={(chosen) => form.change({ members: chosen })}
          searchable
          clearable
          clearButtonProps={{ 'aria-label': text.lists.remove(words.members) }}
          nothingFoundMessage={members.isFetching ? text.ui.loading : text.lists.nothingFound}
          error={optionsProblem(members.error)}
        />
        <StatusFields form={form} saved={saved.status} />
        {saved.statusProblem !== null && (
          <ProblemAlert error={{ detail: saved.statusProblem.message, hint: saved.statusProblem.hint }} />
        )}
        <Stack gap={4}>
          <Text fw={500} size="sm">
            {words.answers}
          </Text>
          <Text size="xs" c="dimmed">
            {words.answersHint}
          </Text>
          <RightNeeded capability="notes" />
        </Stack>
      </EditForm>
    </Paper>
  );
}

/** A chosen member who no longer exists can still be removed. */
function memberOptions(
  members: readonly { readonly identifier: string; readonly name: string }[],
  chosen: readonly string[],
) {
  const gone = chosen.filter((one) => !members.some(({ identifier }) => identifier === one));
  return [
    ...members.map(({ identifier, name }) => ({
      value: identifier,
      label: `${isolated(name)} (${isolated(identifier)})`,
    })),
    ...gone.map((one) => ({ value: one, label: one })),
  ];
}
