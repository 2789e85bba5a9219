import { Paper, Stack, Switch, Text, Title } from '@mantine/core';
import { links } from '../../../text/en/links.ts';
import { ProblemAlert } from '../../../ui/problem-alert.tsx';
import { RightNeeded } from '../../../ui/right-needed.tsx';
import { type LinkSettings, useSaveLinks } from './queries.ts';

const words = links.settings;

/** Whether tickets are linked to the configurations of their devices, and the rights that it needs. */
export function ConfigurationsPanel({ saved }: { saved: LinkSettings }) {
  const save = useSaveLinks();
  return (
    <Paper component="section" aria-labelledby="link-configurations">
      <Stack gap="sm" maw={720}>
        <Title order={2} id="link-configurations">
          {words.title}
        </Title>
        <Text c="dimmed">{words.description}</Text>
        <Switch
          label={words.switch}
          description={words.failed}
          checked={saved.configurations}
          disabled={save.isPending}
          onChange={({ currentTarget }) => save.mutate({ ...saved, configurations: currentTarget.checked })}
        />
        {save.isError && <ProblemAlert error={save.error} />}
        <RightNeeded capability="configurations" />
      </Stack>
    </Paper>
  );
}
