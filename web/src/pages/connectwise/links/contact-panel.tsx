import { Paper, Radio, Stack, Text, Title } from '@mantine/core';
import { links } from '../../../text/en/links.ts';
import { ProblemAlert } from '../../../ui/problem-alert.tsx';
import { RightNeeded } from '../../../ui/right-needed.tsx';
import { type LinkSettings, useSaveLinks } from './queries.ts';

const words = links.contact;
const choices = ['none', 'default', 'found'] as const;

/** Which contact new tickets have. */
export function ContactPanel({ saved }: { saved: LinkSettings }) {
  const save = useSaveLinks();
  return (
    <Paper component="section" aria-labelledby="link-contact">
      <Stack gap="sm" maw={720}>
        <Title order={2} id="link-contact">
          {words.title}
        </Title>
        <Text c="dimmed">{words.description}</Text>
        <Radio.Group
          label={words.label}
          value={saved.contact ?? 'none'}
          onChange={(contact) => save.mutate({ ...saved, contact: contact as (typeof choices)[number] })}
        >
          <Stack gap="xs" mt="xs">
            {choices.map((choice) => (
              <Radio
                key={choice}
                value={choice}
                label={words.choices[choice]}
                description={words.hints[choice]}
                disabled={save.isPending}
              />
            ))}
          </Stack>
        </Radio.Group>
        {save.isError && <ProblemAlert error={save.error} />}
        <RightNeeded capability="contacts" />
      </Stack>
    </Paper>
  );
}
