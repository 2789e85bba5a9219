import { Button, Grid, Group, Paper, Skeleton, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { connectWise } from '../../text/en/connectwise.ts';
import { isolatedList } from '../../text/isolated.ts';
import { Failed } from '../../ui/states.tsx';
import { type NextStepsView, nextStepsQuery } from './next-steps/queries.ts';
import { TextCard } from './next-steps/text-card.tsx';
import { type Edited, TextDialog } from './next-steps/text-dialog.tsx';
import { TryTexts } from './next-steps/try-texts.tsx';
import { ServicesNav } from './services-nav.tsx';

const words = connectWise.nextSteps;

/** The next steps, by block reason or category. */
export function NextStepsTab() {
  return (
    <Stack gap="lg">
      <ServicesNav />
      <Content />
    </Stack>
  );
}

function Content() {
  const { data, error, refetch } = useQuery(nextStepsQuery);
  if (data !== undefined) return <Texts view={data} />;
  if (error !== null) return <Failed error={error} retry={() => void refetch()} />;
  return <Skeleton height={700} aria-busy />;
}

function Texts({ view }: { view: NextStepsView }) {
  const [edited, setEdited] = useState<Edited | null>(null);
  const isDefaultOwn = view.default !== view.shippedDefault;
  return (
    <Grid gap="lg">
      <Grid.Col span={{ base: 12, lg: 7 }}>
        <Paper>
          <Stack>
            <Group justify="space-between">
              <Title order={2}>{words.title}</Title>
              <Button onClick={() => setEdited({ what: 'text', text: null })}>{words.add}</Button>
            </Group>
            <Text size="sm">{words.intro}</Text>
            {view.texts.map((one) => (
              <TextCard
                key={one.name}
                name={one.name}
                origin={one.origin}
                about={isolatedList(one.matches)}
                text={one.text}
                onEdit={() => setEdited({ what: 'text', text: one })}
                undo={one.origin === 'shipped' ? null : { what: 'remove', name: one.name }}
              />
            ))}
            <TextCard
              name={words.defaultName}
              origin={isDefaultOwn ? 'changed' : 'shipped'}
              about={words.defaultFor}
              text={view.default}
              onEdit={() => setEdited({ what: 'default', text: view.default })}
              undo={isDefaultOwn ? { what: 'default', text: null } : null}
            />
          </Stack>
        </Paper>
      </Grid.Col>
      <Grid.Col span={{ base: 12, lg: 5 }}>
        <TryTexts />
      </Grid.Col>
      <TextDialog
        edited={edited}
        names={view.texts.map(({ name }) => name)}
        onClose={() => setEdited(null)}
      />
    </Grid>
  );
}
