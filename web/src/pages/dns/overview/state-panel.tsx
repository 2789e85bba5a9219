import { Code, Group, Paper, SimpleGrid, Stack, Title } from '@mantine/core';
import { useMay } from '../../../session/me.ts';
import { dns } from '../../../text/en/dns.ts';
import { text } from '../../../text/index.ts';
import { Fact } from '../../../ui/fact.tsx';
import { formatNumber } from '../../../ui/number.ts';
import { ProblemAlert } from '../../../ui/problem-alert.tsx';
import { StateMark } from '../../../ui/state-mark.tsx';
import { endpointText } from '../endpoint.ts';
import type { DnsStatus } from '../queries.ts';
import { faults, remarks } from './concerns.ts';
import { Remark } from './remark.tsx';
import { SwitchResolver } from './switch-resolver.tsx';

const words = dns.overview.state;

/** Whether the protective DNS answers, where, with which policy, and its problems. */
export function StatePanel({ status }: { status: DnsStatus }) {
  const maySwitch = useMay('admin');
  const { enabled, listening, http, names } = status;
  return (
    <Paper component="section" aria-label={words.title}>
      <Stack>
        <Group justify="space-between" gap="sm">
          <Group gap="md">
            <Title order={2}>{words.title}</Title>
            <State status={status} />
          </Group>
          {maySwitch && <SwitchResolver />}
        </Group>
        {faults(status).map((fault) => (
          <ProblemAlert key={fault.detail} error={fault} />
        ))}
        {remarks(status).map((remark) => (
          <Remark key={remark.detail} remark={remark} />
        ))}
        {enabled && (
          <SimpleGrid component="dl" cols={{ base: 1, xs: 2, md: 4 }} m={0}>
            <Fact term={words.listening}>
              {listening.map(endpointText).map((place) => (
                <Code key={place} mr={4}>
                  {place}
                </Code>
              ))}
              {listening.length === 0 && text.ui.none}
            </Fact>
            <Fact term={words.http}>{http === null ? words.noHttp : <Code>{endpointText(http)}</Code>}</Fact>
            <Fact term={words.policy}>{policyText(status)}</Fact>
            <Fact term={words.names}>{names === null ? text.ui.none : formatNumber(names)}</Fact>
          </SimpleGrid>
        )}
      </Stack>
    </Paper>
  );
}

function State({ status: { enabled, listening } }: { status: DnsStatus }) {
  if (!enabled) return <StateMark tone="quiet">{words.off}</StateMark>;
  if (listening.length === 0) return <StateMark tone="bad">{words.failed}</StateMark>;
  return <StateMark tone="good">{words.on}</StateMark>;
}

function policyText({ generation, inForce }: DnsStatus): string {
  if (inForce === null) return words.noPolicy(formatNumber(generation));
  return inForce === generation
    ? words.inForce(formatNumber(generation))
    : words.older(formatNumber(generation), formatNumber(inForce));
}
