import { Group, Paper, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { text } from '../../text/index.ts';
import { RowCompany } from '../../ui/company-link.tsx';
import { Fact } from '../../ui/fact.tsx';
import { formatNumber } from '../../ui/number.ts';
import { SeverityBadge } from '../../ui/severity-badge.tsx';
import { Time } from '../../ui/time.tsx';
import { DomainFacts } from './domain-facts.tsx';
import type { Incident } from './queries.ts';
import { Values } from './values.tsx';
import { WhoFacts } from './who-facts.tsx';

const { facts } = text.incidents;

/** What was seen, how severe it is, at which company, and by which users. Domains are never links. */
export function IncidentSummary({ incident }: { incident: Incident }) {
  return (
    <Paper component="section" aria-labelledby="facts">
      <Stack>
        <Group gap="sm">
          <Title order={2} id="facts">
            {facts.title}
          </Title>
          <SeverityBadge severity={incident.severity} />
          <Text size="sm" c="dimmed">
            {text.incidents.states[incident.state]}
            {incident.closedReason !== null &&
              ` (${text.incidents.closedReasons[incident.closedReason] ?? incident.closedReason})`}
          </Text>
        </Group>
        <SimpleGrid component="dl" m={0} cols={{ base: 2, xl: 3 }} verticalSpacing="sm">
          {incident.kind === 'detections' && <WhatFacts incident={incident} />}
          <Fact term={facts.company}>
            <RowCompany {...incident} />
          </Fact>
          {incident.kind === 'detections' && <WhoFacts incident={incident} />}
          <WhenFacts incident={incident} />
        </SimpleGrid>
      </Stack>
    </Paper>
  );
}

function WhatFacts({ incident }: { incident: Incident }) {
  return (
    <>
      <Fact term={facts.domains}>
        <Values values={incident.domains} />
      </Fact>
      <Fact term={facts.reasons}>
        <Values values={incident.reasons} />
      </Fact>
      <DomainFacts incidentId={incident.id} />
      <Fact term={facts.verdict}>{incident.verdict || text.ui.none}</Fact>
      {incident.threatLevels.length > 0 && (
        <Fact term={facts.threatLevels}>
          <Values values={incident.threatLevels} />
        </Fact>
      )}
    </>
  );
}

function WhenFacts({ incident }: { incident: Incident }) {
  return (
    <>
      {incident.kind === 'detections' && (
        <Fact term={facts.count}>{formatNumber(incident.detectionCount)}</Fact>
      )}
      <Fact term={facts.firstSeen}>
        <Time at={incident.firstSeenAt} />
      </Fact>
      <Fact term={facts.lastSeen}>
        <Time at={incident.lastSeenAt} />
      </Fact>
      <Fact term={facts.opened}>
        <Time at={incident.openedAt} />
      </Fact>
      {incident.closedAt !== null && (
        <Fact term={facts.closed}>
          <Time at={incident.closedAt} />
        </Fact>
      )}
      {incident.kind === 'detections' && (
        <Fact term={facts.policies}>
          <Values values={incident.policies} />
        </Fact>
      )}
    </>
  );
}
