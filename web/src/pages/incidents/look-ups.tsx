import { Group, Stack, Text } from '@mantine/core';
import { text } from '../../text/index.ts';
import { ExternalLink } from '../../ui/problem-alert.tsx';
import type { IncidentContext } from './queries.ts';

/** Links to the services in the settings, for each domain. Nothing is sent before somebody follows a link. */
export function LookUps({ lookUps }: Pick<IncidentContext, 'lookUps'>) {
  if (lookUps.length === 0) return null;
  const words = text.incidents.context;
  return (
    <Stack gap={4} component="section" aria-label={words.lookUps}>
      {lookUps.map(({ domain, links }) => (
        <Group key={domain} gap="xs">
          <Text size="sm">{words.lookUp(domain)}</Text>
          {links.map(({ name, url }) => (
            <Text size="sm" key={name} component="span">
              <ExternalLink href={url}>{name}</ExternalLink>
            </Text>
          ))}
        </Group>
      ))}
    </Stack>
  );
}
