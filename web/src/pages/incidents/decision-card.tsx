import { Blockquote, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { text } from '../../text/index.ts';
import { TextLink } from '../../ui/link.tsx';
import { Time } from '../../ui/time.tsx';
import { Words } from '../../ui/words.tsx';
import { DecisionMark } from './decision-mark.tsx';
import { NextStep } from './next-step.tsx';
import type { Incident } from './queries.ts';

/** The decision about an incident and its reason, and what the reader can do. */
export function DecisionCard({ incident }: { incident: Incident }) {
  const { decision, skip, coveredBy } = incident;
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
        <NextStep incident={incident} />
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

function SkippedBy({ by, at }: { by: string; at: string }) {
  return (
    <>
      {by}, <Time at={at} />
    </>
  );
}
