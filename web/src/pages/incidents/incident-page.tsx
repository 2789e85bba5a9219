import { Grid, Group, Skeleton, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { mayActAs, useMe } from '../../session/me.ts';
import { text } from '../../text/index.ts';
import { RowCompany } from '../../ui/company-link.tsx';
import { Page } from '../../ui/page.tsx';
import { Failed } from '../../ui/states.tsx';
import { TicketCard } from '../tickets/ticket-card.tsx';
import { TicketDelivery } from '../tickets/ticket-delivery.tsx';
import { CoveredIncidents } from './covered-incidents.tsx';
import { DecisionCard } from './decision-card.tsx';
import { FormerTickets } from './former-tickets.tsx';
import { IncidentActions } from './incident-actions.tsx';
import { nameOf } from './incident-columns.tsx';
import { IncidentConfigurations } from './incident-configurations.tsx';
import { IncidentContext } from './incident-context.tsx';
import { IncidentDetections } from './incident-detections.tsx';
import { IncidentSummary } from './incident-summary.tsx';
import { IncidentTimeline } from './incident-timeline.tsx';
import { type IncidentDetails, incidentQuery } from './queries.ts';
import { WhatToDo } from './what-to-do.tsx';

const trail = [{ label: text.incidents.title, to: '/incidents' }];

/** One incident: what was seen and what to do, then what happened, then how its ticket was delivered. */
export function IncidentPage() {
  const { id } = useParams({ from: '/inside/incidents/$id' });
  const { data: incident, error, refetch } = useQuery(incidentQuery(id));
  const mayAct = mayActAs(useMe().role, 'analyst');
  if (incident === undefined) {
    return (
      <Page title={text.incidents.incident(id)} trail={trail}>
        {error === null ? <Placeholder /> : <Failed error={error} retry={() => void refetch()} />}
      </Page>
    );
  }
  return (
    <Page
      title={nameOf(incident)}
      trail={[...trail, { label: text.incidents.incident(id) }]}
      description={<RowCompany {...incident} />}
      actions={mayAct && <IncidentActions incident={incident} />}
    >
      <Sections incident={incident} />
    </Page>
  );
}

function Sections({ incident }: { incident: IncidentDetails }) {
  const isOfDetections = incident.kind === 'detections';
  return (
    <Grid gap="md">
      <Grid.Col span={{ base: 12, lg: 7 }}>
        <Stack>
          <IncidentSummary incident={incident} />
          {isOfDetections && <WhatToDo id={incident.id} />}
        </Stack>
      </Grid.Col>
      <Grid.Col span={{ base: 12, lg: 5 }}>
        <Stack>
          <DecisionCard incident={incident} />
          <TicketCard ticket={incident.ticket} coveredBy={incident.coveredBy} />
          <FormerTickets incident={incident} />
          <IncidentConfigurations id={incident.id} />
        </Stack>
      </Grid.Col>
      <Grid.Col span={{ base: 12, lg: 7 }}>
        <Stack>
          <IncidentTimeline events={incident.timeline} />
          {isOfDetections ? (
            <IncidentDetections incident={incident} />
          ) : (
            <CoveredIncidents incident={incident} />
          )}
        </Stack>
      </Grid.Col>
      {isOfDetections && (
        <Grid.Col span={{ base: 12, lg: 5 }}>
          <IncidentContext incident={incident} />
        </Grid.Col>
      )}
      {incident.ticket !== null && (
        <Grid.Col span={12}>
          <TicketDelivery id={incident.ticket.id} />
        </Grid.Col>
      )}
    </Grid>
  );
}

function Placeholder() {
  return (
    <Group aria-busy align="stretch">
      <Skeleton height={360} style={{ flex: '7 1 20rem' }} />
      <Skeleton height={360} style={{ flex: '5 1 16rem' }} />
    </Group>
  );
}
