import { Paper, SimpleGrid, Title } from '@mantine/core';
import { text } from '../../text/index.ts';
import { RowCompany } from '../../ui/company-link.tsx';
import { Fact } from '../../ui/fact.tsx';
import { TextLink } from '../../ui/link.tsx';
import { formatNumber } from '../../ui/number.ts';
import { SeverityBadge } from '../../ui/severity-badge.tsx';
import { Time } from '../../ui/time.tsx';
import type { Incident } from './queries.ts';
import { Values } from './values.tsx';

/** What was seen: where, how often, since when, and why it was blocked. Domains are never links. */
export function IncidentFacts({ incident }: { incident: Incident }) {
  const { facts } = text.incidents;
  return (
    <Paper component="section" aria-labelledby="facts">
      <Title order={2} id="facts" mb="sm">
        {facts.title}
      </Title>
      <SimpleGrid component="dl" m={0} cols={{ base: 2, md: 3 }} verticalSpacing="sm">
        <Fact term={facts.company}>
          <TextLink to="/incidents" search={{ companyId: incident.companyId }}>
            <RowCompany {...incident} />
          </TextLink>
        </Fact>
        <Fact term={facts.state}>
          {text.incidents.states[incident.state]}
          {incident.closedReason !== null &&
            ` (${text.incidents.closedReasons[incident.closedReason] ?? incident.closedReason})`}
        </Fact>
        <Fact term={facts.severity}>
          <SeverityBadge severity={incident.severity} />
        </Fact>
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
        {incident.kind === 'detections' && <DetectionFacts incident={incident} />}
      </SimpleGrid>
    </Paper>
  );
}

/** Facts of detections; a roll-up has none itself. */
function DetectionFacts({ incident }: { incident: Incident }) {
  const { facts } = text.incidents;
  return (
    <>
      <Fact term={facts.verdict}>{incident.verdict || text.ui.none}</Fact>
      <Fact term={facts.count}>{formatNumber(incident.detectionCount)}</Fact>
      <Fact term={facts.reasons}>
        <Values values={incident.reasons} />
      </Fact>
      {incident.threatLevels.length > 0 && (
        <Fact term={facts.threatLevels}>
          <Values values={incident.threatLevels} />
        </Fact>
      )}
      <Fact term={facts.domains}>
        <Values values={incident.domains} />
      </Fact>
      <Fact term={facts.devices}>
        <Values values={incident.devices} />
      </Fact>
      <Fact term={facts.addresses}>
        <Values values={incident.clientAddresses} />
      </Fact>
      <Fact term={facts.policies}>
        <Values values={incident.policies} />
      </Fact>
    </>
  );
}
