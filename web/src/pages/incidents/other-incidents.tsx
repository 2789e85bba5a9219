import { Group, List, Text } from '@mantine/core';
import { text } from '../../text/index.ts';
import { isolated } from '../../text/isolated.ts';
import { TextLink } from '../../ui/link.tsx';
import { SeverityBadge } from '../../ui/severity-badge.tsx';
import { Time } from '../../ui/time.tsx';
import { nameOf } from './incident-columns.tsx';
import type { IncidentContext } from './queries.ts';
import type { IncidentSearch } from './search.ts';

interface OtherIncidentsProps {
  readonly others: IncidentContext['sameDevice'];
  /** The filter for the list of all of them. */
  readonly search: IncidentSearch | undefined;
  readonly none: string;
  /** Whether each shows its device; not if all have the same one. */
  readonly withDevice?: boolean;
}

/** The latest incidents with the same domain or device, and a link to all of them. */
export function OtherIncidents({ others, search, none, withDevice = false }: OtherIncidentsProps) {
  const { total, items } = others;
  if (total === 0) return <Text c="dimmed">{none}</Text>;
  return (
    <>
      <List listStyleType="none" size="sm" spacing={6}>
        {items.map((other) => (
          <List.Item key={other.id}>
            <Group gap="xs">
              <TextLink to="/incidents/$id" params={{ id: String(other.id) }}>
                {nameOf(other)}
              </TextLink>
              <SeverityBadge severity={other.severity} />
              <Text size="sm" c="dimmed" component="span">
                {withDevice &&
                  `${isolated(other.devices[0] ?? other.clientAddresses[0] ?? other.device ?? '')} `}
                <Time at={other.lastSeenAt} />
              </Text>
            </Group>
          </List.Item>
        ))}
      </List>
      {total > items.length && search !== undefined && (
        <Text size="sm">
          <TextLink to="/incidents" search={search}>
            {text.incidents.context.all}
          </TextLink>
        </Text>
      )}
    </>
  );
}
