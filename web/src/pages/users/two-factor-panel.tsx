import { Radio, Skeleton, Stack } from '@mantine/core';
import { queryOptions, useQuery } from '@tanstack/react-query';
import type { Answer } from '../../api/answer.ts';
import { api, read } from '../../api/client.ts';
import { users } from '../../text/en/users.ts';
import { SettingPanel } from '../../ui/setting-panel.tsx';
import { Failed } from '../../ui/states.tsx';
import { useEditForm } from '../../ui/use-edit-form.ts';

const words = users.twoFactor;

type SignInSettings = Answer<'/api/v1/settings/sign-in'>;

const choices = ['nobody', 'administrators', 'everybody'] as const;

const signInSettingsQuery = queryOptions({
  queryKey: ['settings', 'sign-in'],
  queryFn: ({ signal }) => read(api.GET('/api/v1/settings/sign-in', { signal })),
});

/** Who must use two-factor sign-in. */
export function TwoFactorPanel() {
  const { data, error, refetch } = useQuery(signInSettingsQuery);
  if (data !== undefined) return <Choice saved={data} />;
  if (error !== null) return <Failed error={error} retry={() => void refetch()} />;
  return <Skeleton height={280} aria-busy />;
}

function Choice({ saved }: { saved: SignInSettings }) {
  const form = useEditForm({
    saved,
    queryKey: signInSettingsQuery.queryKey,
    put: (body) => read(api.PUT('/api/v1/settings/sign-in', { body })),
  });
  return (
    <SettingPanel title={words.title} description={words.description} form={form}>
      <Radio.Group
        label={words.label}
        value={form.values.requireTwoFactor}
        onChange={(value) =>
          form.change({ requireTwoFactor: choices.find((one) => one === value) ?? 'nobody' })
        }
      >
        <Stack gap="sm" mt="xs">
          {choices.map((one) => (
            <Radio key={one} value={one} label={words.choices[one]} description={words.hints[one]} />
          ))}
        </Stack>
      </Radio.Group>
    </SettingPanel>
  );
}
