import { Alert, Anchor, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { TriangleAlert } from 'lucide-react';
import { statusQuery } from '../api/status.ts';
import { text } from '../text/index.ts';
import { Words } from '../ui/words.tsx';

/** Problems that stop all tickets, on every page; keys refused by ConnectWise come first. */
export function AttentionBanner() {
  const { data } = useQuery(statusQuery);
  const worst = data?.attention.find(({ code }) => code === 'connection_refused');
  if (worst === undefined) return null;
  return (
    <Alert
      color="red"
      icon={<TriangleAlert aria-hidden />}
      title={<Words>{worst.what}</Words>}
      mb="md"
      role="alert"
    >
      <Text size="sm">
        <Words>{worst.hint}</Words>
      </Text>
      <Anchor component={Link} to="/settings/mssp/connectwise/connection" size="sm" fw={600}>
        {text.shell.fix}
      </Anchor>
    </Alert>
  );
}
