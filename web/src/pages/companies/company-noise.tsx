import { List, Paper, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { companies } from '../../text/en/companies.ts';
import { isolatedList } from '../../text/isolated.ts';
import { TextLink } from '../../ui/link.tsx';
import { Loaded } from '../../ui/loaded.tsx';
import { Time } from '../../ui/time.tsx';
import { companyNoiseQuery, type CompanyNoise as Noise } from './queries.ts';

const words = companies.noise;

/** The silences, accepted risks and maintenance windows that apply to a company. */
export function CompanyNoise({ id }: { id: number }) {
  return (
    <Loaded query={useQuery(companyNoiseQuery(id))} height={90}>
      {(noise) => <Known noise={noise} />}
    </Loaded>
  );
}

function Known({ noise: { silences, acceptances, windows } }: { noise: Noise }) {
  const isNone = silences.length + acceptances.length + windows.length === 0;
  return (
    <Paper component="section" aria-label={words.title}>
      <Stack gap="xs">
        <Title order={2}>{words.title}</Title>
        {isNone && <Text c="dimmed">{words.none}</Text>}
        <Part title={words.silences} to="/noise/silences" rows={silences.map(suppression)} />
        <Part title={words.acceptances} to="/noise/accepted" rows={acceptances.map(suppression)} />
        <Part
          title={words.windows}
          to="/noise/maintenance"
          rows={windows.map(({ id: key, name, companyIds, openUntil }) => ({
            key,
            content: (
              <>
                {name}
                {companyIds.length === 0 && ` (${words.all})`},{' '}
                {openUntil === null ? (
                  words.closed
                ) : (
                  <>
                    {words.openUntil} <Time at={openUntil} />
                  </>
                )}
              </>
            ),
          }))}
        />
      </Stack>
    </Paper>
  );
}

const suppression = ({ id, matchers, comment, endsAt }: Noise['silences'][number]) => ({
  key: id,
  content: (
    <>
      <bdi>{comment}</bdi>:{' '}
      {isolatedList([...matchers.domains, ...matchers.devices, ...matchers.reasons]) || words.all}
      {matchers.companyIds.length === 0 && ` (${words.all})`},{' '}
      {endsAt === null ? (
        words.noEnd
      ) : (
        <>
          {words.until} <Time at={endsAt} />
        </>
      )}
    </>
  ),
});

interface PartProps {
  readonly title: string;
  readonly to: '/noise/silences' | '/noise/accepted' | '/noise/maintenance';
  readonly rows: readonly { readonly key: number; readonly content: ReactNode }[];
}

function Part({ title, to, rows }: PartProps) {
  if (rows.length === 0) return null;
  return (
    <div>
      <Title order={3} size="h4">
        <TextLink to={to}>{title}</TextLink>
      </Title>
      <List>
        {rows.map(({ key, content }) => (
          <List.Item key={key}>{content}</List.Item>
        ))}
      </List>
    </div>
  );
}
