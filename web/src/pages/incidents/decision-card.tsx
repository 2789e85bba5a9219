import { Blockquote, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useMay } from '../../session/me.ts';
import { text } from '../../text/index.ts';
import { TextLink } from '../../ui/link.tsx';
import { PathLink } from '../../ui/path-link.tsx';
import { Time } from '../../ui/time.tsx';
import { Words } from '../../ui/words.tsx';
import { DecisionMark } from './decision-mark.tsx';
import type { Incident } from './queries.ts';

/** The decision about an incident and its reason, and what the reader can do. */
export function DecisionCard({ incident: { decision, skip, coveredBy } }: { incident: Incident }) {
  const { title, hint, note, decidedAt, decideAt } = decision;
  return (
    <Paper component="section" aria-labelledby="decision">
      <Stack gap={6}>
        <Title order={2} id="decision">
          {text.incidents.decision}
        </Title>
        <Text fw={600} component="div">
          <DecisionMark {...decision} />
        </Text>
        <Text>{title}</Text>
        {coveredBy !== null && (
          <Text>
            {decision.inConnectWise ? text.incidents.coveredBy : text.incidents.coveredNotYet}{' '}
            <TextLink to="/incidents/$id" params={{ id: String(coveredBy) }} underline="always">
              {text.incidents.incident(String(coveredBy))}
            </TextLink>
          </Text>
        )}
        {note !== null && (
          <Text>
            <Words>{note}</Words>
          </Text>
        )}
        {skip !== null && (
          <Blockquote p="sm" cite={<SkippedBy {...skip} />}>
            {skip.note}
          </Blockquote>
        )}
        {hint !== '' && (
          <Text c="dimmed">
            <Words>{hint}</Words>
          </Text>
        )}
        <NextStep reason={decision.reason} />
        <Group gap="md" c="dimmed" fz="sm">
          <span>
            {text.incidents.decidedAt} <Time at={decidedAt} />
          </span>
          {decideAt !== null && (
            <span>
              {text.incidents.decideAt} <Time at={decideAt} />
            </span>
          )}
        </Group>
      </Stack>
    </Paper>
  );
}

const { nextSteps } = text.incidents;
const connectWise = '/settings/mssp/connectwise';

/** Where the reader changes what holds an incident. */
const pages: Readonly<Record<string, { readonly path: string; readonly label: string }>> = {
  company_not_mapped: { path: `${connectWise}/companies?show=unmapped`, label: nextSteps.companies },
  mapped_company_gone: { path: `${connectWise}/companies?show=gone`, label: nextSteps.companies },
  service_not_enabled: { path: `${connectWise}/services`, label: nextSteps.services },
  ticket_service_incomplete: { path: `${connectWise}/services`, label: nextSteps.services },
  ticket_service_invalid: { path: `${connectWise}/services`, label: nextSteps.services },
  connection_unhealthy: { path: `${connectWise}/connection`, label: nextSteps.connection },
  silenced: { path: '/noise/silences', label: nextSteps.silences },
  maintenance: { path: '/noise/maintenance', label: nextSteps.maintenance },
  accepted: { path: '/noise/accepted', label: nextSteps.accepted },
  domain_allowed: { path: '/allow-list', label: nextSteps.allowList },
};

/** Settings are open to administrators alone. */
function NextStep({ reason }: { reason: string }) {
  const isAdmin = useMay('admin');
  const page = pages[reason];
  if (page === undefined || (page.path.startsWith('/settings') && !isAdmin)) return null;
  return (
    <div>
      <PathLink path={page.path}>{page.label}</PathLink>
    </div>
  );
}

function SkippedBy({ by, at }: { by: string; at: string }) {
  return (
    <>
      {by}, <Time at={at} />
    </>
  );
}
