import { Alert, Button, FileButton, Group, Image, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, read } from '../../api/client.ts';
import { refresh } from '../../api/query-keys.ts';
import { reports } from '../../text/en/reports.ts';
import { Loaded } from '../../ui/loaded.tsx';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { SettingPanel } from '../../ui/setting-panel.tsx';
import { useEditForm } from '../../ui/use-edit-form.ts';
import { logoQuery, type ReportWords, wordsQuery } from './queries.ts';

const words = reports.words;
const mostBytes = 256 * 1024;

/** What the MSP adds to each report. */
export function WordsAndLogo() {
  return (
    <Loaded query={useQuery(wordsQuery)} height={480}>
      {(saved) => <WordsPanel saved={saved} />}
    </Loaded>
  );
}

function WordsPanel({ saved }: { saved: ReportWords }) {
  const form = useEditForm({
    saved,
    queryKey: wordsQuery.queryKey,
    put: (body: ReportWords) => read(api.PUT('/api/v1/settings/reports', { body })),
  });
  const { values, errors, change } = form;
  return (
    <SettingPanel title={words.title} description={words.description} form={form}>
      <LogoField />
      <TextInput
        label={words.mspName}
        value={values.mspName}
        maxLength={100}
        onChange={({ currentTarget }) => change({ mspName: currentTarget.value })}
        error={errors.mspName}
      />
      <Textarea
        label={words.intro}
        value={values.intro}
        maxLength={4000}
        autosize
        minRows={2}
        onChange={({ currentTarget }) => change({ intro: currentTarget.value })}
        error={errors.intro}
      />
      <Textarea
        label={words.outro}
        description={words.outroHint}
        value={values.outro}
        maxLength={4000}
        autosize
        minRows={2}
        onChange={({ currentTarget }) => change({ outro: currentTarget.value })}
        error={errors.outro}
      />
    </SettingPanel>
  );
}

/** The logo is saved as soon as it is chosen. */
function LogoField() {
  const queries = useQueryClient();
  const { data } = useQuery(logoQuery);
  const [tooLarge, setTooLarge] = useState(false);
  const onSuccess = () => refresh(queries, 'settings');
  const save = useMutation({
    mutationFn: async (file: File) =>
      read(
        api.PUT('/api/v1/reports/logo', {
          body: {
            type: file.type === 'image/jpeg' ? 'image/jpeg' : 'image/png',
            data: await base64Of(file),
          },
        }),
      ),
    onSuccess,
  });
  const remove = useMutation({ mutationFn: () => read(api.DELETE('/api/v1/reports/logo')), onSuccess });
  const error = save.error ?? remove.error;
  function choose(file: File | null) {
    if (file === null) return;
    setTooLarge(file.size > mostBytes);
    if (file.size <= mostBytes) save.mutate(file);
  }
  return (
    <Stack gap="xs">
      <Text fw={500} size="sm">
        {words.logo}
      </Text>
      {data?.logo != null && (
        <Image
          src={`data:${data.logo.type};base64,${data.logo.data}`}
          alt={words.alt}
          mah={56}
          w="auto"
          maw={220}
          fit="contain"
          bg="white"
        />
      )}
      <Group gap="xs">
        <FileButton accept="image/png,image/jpeg" onChange={choose}>
          {(props) => (
            <Button variant="default" loading={save.isPending} {...props}>
              {words.choose}
            </Button>
          )}
        </FileButton>
        {data?.logo != null && (
          <Button variant="subtle" loading={remove.isPending} onClick={() => remove.mutate()}>
            {words.remove}
          </Button>
        )}
      </Group>
      <Text size="xs" c="dimmed">
        {words.logoHint}
      </Text>
      {tooLarge && <Alert color="red" title={words.tooLarge} />}
      {error !== null && <ProblemAlert error={error} />}
    </Stack>
  );
}

async function base64Of(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary);
}
