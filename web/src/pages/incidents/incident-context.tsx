import { List, Paper, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { text } from '../../text/index.ts';
import { rowCompanyLabel } from '../../ui/company-select.tsx';
import { TextLink } from '../../ui/link.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { formatNumber } from '../../ui/number.ts';
import { LookUps } from './look-ups.tsx';
import { OtherIncidents } from './other-incidents.tsx';
import { contextQuery, type Incident, type IncidentContext as Known } from './queries.ts';

const words = text.incidents.context;

/** Other incidents of the domain and the device, and links to look the domain up. */
export function IncidentContext({ incident }: { incident: Incident }) {
  const context = useQuery(contextQuery(incident.id));
  return (
    <Paper component="section" aria-labelledby="context">
      <Stack>
        <Title order={2} id="context">
          {words.title}
        </Title>
        <Loaded query={context} height={217}>
          {(known) => <Parts incident={incident} context={known} />}
        </Loaded>
      </Stack>
    </Paper>
  );
}

interface PartsProps {
  readonly incident: Incident;
  readonly context: Known;
}

function Parts({ incident, context }: PartsProps) {
  const { companyId, registrableDomain, device, devices, clientAddresses } = incident;
  const { otherCompanies, sameDomain, sameDevice, lookUps } = context;
  const domain = alone(registrableDomain ?? incident.domains[0]);
  const machine = alone(device ?? devices[0] ?? clientAddresses[0]);
  return (
    <>
      <LookUps lookUps={lookUps} />
      <Part title={words.otherCompanies(count(otherCompanies))}>
        {otherCompanies.total === 0 ? (
          <Text c="dimmed">{words.noOtherCompanies}</Text>
        ) : (
          <List size="sm" spacing={4}>
            {otherCompanies.items.map((one) => (
              <List.Item key={one.companyId}>
                <TextLink
                  to="/incidents"
                  search={{
                    companyId: one.companyId,
                    kind: 'detections',
                    ...(domain === undefined ? {} : { domain }),
                  }}
                >
                  {rowCompanyLabel(one)}
                </TextLink>{' '}
                {words.incidents(one.incidents)}
              </List.Item>
            ))}
          </List>
        )}
        {otherCompanies.total > otherCompanies.items.length && domain !== undefined && (
          <Text size="sm">
            <TextLink to="/incidents" search={{ kind: 'detections', domain }}>
              {words.allOfDomain}
            </TextLink>
          </Text>
        )}
      </Part>
      <Part title={words.sameDevice(count(sameDevice))}>
        <OtherIncidents
          others={sameDevice}
          search={machine === undefined ? undefined : { companyId, kind: 'detections', device: machine }}
          none={words.noSameDevice}
        />
      </Part>
      <Part title={words.sameDomain(count(sameDomain))}>
        <OtherIncidents
          others={sameDomain}
          search={domain === undefined ? undefined : { companyId, kind: 'detections', domain }}
          none={words.noSameDomain}
          withDevice
        />
      </Part>
    </>
  );
}

/** The filter of one name: a part of it would find others, too. */
const alone = (name: string | undefined) => (name === undefined ? undefined : `=${name}`);

/** “1,000 or more” if not all were counted. */
const count = ({ total, totalIsExact }: { total: number; totalIsExact: boolean }) =>
  totalIsExact ? formatNumber(total) : text.ui.atLeast(formatNumber(total));

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Stack gap={4} component="section" aria-label={title}>
      <Title order={3} size="h5">
        {title}
      </Title>
      {children}
    </Stack>
  );
}
