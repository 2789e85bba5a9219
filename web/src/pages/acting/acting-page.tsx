import { Skeleton, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { RequireRole } from '../../session/require-role.tsx';
import { acting as actingText } from '../../text/en/acting.ts';
import { text } from '../../text/index.ts';
import { Page } from '../../ui/page.tsx';
import { Failed } from '../../ui/states.tsx';
import { ActingPanel } from './acting-panel.tsx';
import { actingQuery } from './queries.ts';
import { Requests } from './requests.tsx';

const words = actingText;

/** Settings → MSSP settings → Acting from tickets. */
export function ActingPage() {
  return (
    <Page
      title={words.title}
      trail={[{ label: text.shell.settings }, { label: text.shell.mssp }]}
      description={words.description}
    >
      <RequireRole needs="admin">
        <Loaded />
      </RequireRole>
    </Page>
  );
}

function Loaded() {
  const acting = useQuery(actingQuery);
  if (acting.data === undefined) {
    return acting.error === null ? (
      <Skeleton height={480} aria-busy />
    ) : (
      <Failed error={acting.error} retry={() => void acting.refetch()} />
    );
  }
  return (
    <Stack gap="lg">
      <ActingPanel saved={acting.data} />
      <Requests />
    </Stack>
  );
}
