import { Button, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Plus, RadioTower, Webhook } from 'lucide-react';
import { lazy, Suspense } from 'react';
import { useMay } from '../../session/me.ts';
import { sources } from '../../text/en/sources.ts';
import { Page } from '../../ui/page.tsx';
import { Empty, Failed } from '../../ui/states.tsx';
import { useLateDialog } from '../../ui/use-late-dialog.ts';
import { SetUpNext } from '../overview/set-up-next.tsx';
import { sourcesQuery } from './queries.ts';
import { SourceCard, SourceCardSkeleton } from './source-card.tsx';

const HyasDialog = lazy(() =>
  import('./hyas-dialog.tsx').then(({ HyasDialog }) => ({ default: HyasDialog })),
);
const WebhookDialog = lazy(() =>
  import('./webhook-dialog.tsx').then(({ WebhookDialog }) => ({ default: WebhookDialog })),
);

/** The sources of detections, with the state of each. */
export function SourcesPage() {
  const mayConfigure = useMay('admin');
  const hyas = useLateDialog();
  const webhook = useLateDialog();
  return (
    <Page
      title={sources.title}
      description={sources.description}
      actions={
        mayConfigure && (
          <>
            <Button leftSection={<Plus size={16} aria-hidden />} onClick={hyas.open}>
              {sources.addHyas}
            </Button>
            <Button variant="default" leftSection={<Webhook size={16} aria-hidden />} onClick={webhook.open}>
              {sources.addWebhook}
            </Button>
          </>
        )
      }
    >
      <SetUpNext />
      <List mayConfigure={mayConfigure} />
      <Suspense>
        {hyas.isLoaded && <HyasDialog opened={hyas.opened} onClose={hyas.close} />}
        {webhook.isLoaded && <WebhookDialog opened={webhook.opened} onClose={webhook.close} />}
      </Suspense>
    </Page>
  );
}

function List({ mayConfigure }: { mayConfigure: boolean }) {
  const { data, error, refetch } = useQuery(sourcesQuery);
  if (data === undefined && error !== null) return <Failed error={error} retry={refetch} />;
  if (data === undefined)
    return (
      <Stack aria-busy>
        <SourceCardSkeleton />
        <SourceCardSkeleton />
      </Stack>
    );
  if (data.length === 0)
    return (
      <Empty
        icon={RadioTower}
        title={sources.none}
        hint={mayConfigure ? sources.noneHint : sources.noneHintReader}
      />
    );
  return (
    <Stack component="ul" p={0} m={0} aria-label={sources.title}>
      {data.map((source) => (
        <SourceCard key={source.id} source={source} />
      ))}
    </Stack>
  );
}
