import { Alert, Paper, Stack, Switch, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { CircleCheck, CircleMinus, TriangleAlert } from 'lucide-react';
import { connectWise } from '../../../text/en/connectwise.ts';
import { EditForm } from '../../../ui/edit-form.tsx';
import { ProblemAlert } from '../../../ui/problem-alert.tsx';
import { Words } from '../../../ui/words.tsx';
import { connectionQuery, type TicketService } from '../queries.ts';
import { ChoiceSelect } from './choice-select.tsx';
import { Rehearsal } from './rehearsal.tsx';
import { TestTicket } from './test-ticket.tsx';
import { choiceNames, type ServiceForm, useServiceForm } from './use-service-form.ts';

const words = connectWise.services;

/** Whether tickets are opened, and where; with a rehearsal and a test ticket. */
export function ServicePanel({ saved }: { saved: TicketService }) {
  const form = useServiceForm(saved);

  return (
    <Stack gap="lg">
      <Paper>
        <EditForm form={form} open={form.isDirty || saved.problem !== null} label={words.title}>
          <Switch
            size="md"
            label={words.enabled}
            description={words.enabledHint}
            checked={form.values.enabled}
            onChange={(event) => form.enable(event.currentTarget.checked)}
            styles={{ label: { fontWeight: 600 } }}
          />
          <State form={form} />
          <Title order={2}>{words.ticketService}</Title>
          {saved.problem !== null && !form.isDirty && (
            <ProblemAlert error={{ detail: saved.problem.message, hint: saved.problem.hint }} />
          )}
          {form.lists.board.isError && <ProblemAlert error={form.lists.board.error} />}
          <Stack maw={520}>
            {choiceNames.map((name) => (
              <ChoiceSelect key={name} name={name} form={form} />
            ))}
          </Stack>
        </EditForm>
      </Paper>
      <TestTicket form={form} />
      <Rehearsal supposed={{ ticketService: form.values }} />
    </Stack>
  );
}

/** What the shown values mean for tickets. */
function State({ form: { values, missing, saved, isDirty } }: { form: ServiceForm }) {
  const health = useQuery(connectionQuery).data?.health;
  if (!values.enabled) {
    return (
      <Alert color="gray" icon={<CircleMinus aria-hidden />} title={words.state.off}>
        {words.state.offText}
      </Alert>
    );
  }
  if (missing.length > 0) {
    return (
      <Alert color="yellow" icon={<TriangleAlert aria-hidden />} title={words.state.incomplete}>
        {words.state.incompleteText(missing.map((name) => words.choices[name]))}
      </Alert>
    );
  }
  if (isDirty || saved.problem !== null) return null;
  if (health !== undefined && health.state !== 'ok' && health.state !== 'untried')
    return (
      <Alert color="yellow" icon={<TriangleAlert aria-hidden />} title={words.state.notConnected}>
        {health.problem === null ? (
          words.state.notConnectedText
        ) : (
          <Words>{`${health.problem.message} ${health.problem.hint}`}</Words>
        )}
      </Alert>
    );
  return (
    <Alert color="green" icon={<CircleCheck aria-hidden />} title={words.state.on}>
      {words.state.onText(saved.board?.name ?? '')}
    </Alert>
  );
}
