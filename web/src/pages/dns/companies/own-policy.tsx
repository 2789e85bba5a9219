import { Group, Paper, Text, Title } from '@mantine/core';
import { dns } from '../../../text/en/dns.ts';
import { TextLink } from '../../../ui/link.tsx';

const words = dns.companies.policy;

/** Links to the lists and rules of a company. */
export function OwnPolicy({ companyId }: { companyId: number }) {
  const search = { companyId };
  return (
    <Paper component="section" aria-label={words.title}>
      <Title order={2}>{words.title}</Title>
      <Text size="sm" c="dimmed" mb="xs">
        {words.text}
      </Text>
      <Group gap="lg">
        <TextLink to="/dns/lists" search={search}>
          {words.lists}
        </TextLink>
        <TextLink to="/dns/rules" search={search}>
          {words.rules}
        </TextLink>
      </Group>
    </Paper>
  );
}
