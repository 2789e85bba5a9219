import { Box, Checkbox, TextInput } from '@mantine/core';
import { queryOptions, useQuery } from '@tanstack/react-query';
import type { Answer } from '../../api/answer.ts';
import { api, read } from '../../api/client.ts';
import { signInQuery } from '../../session/sign-in-requests.ts';
import { users } from '../../text/en/users.ts';
import { text } from '../../text/index.ts';
import { Select } from '../../ui/select.tsx';
import { SettingPanel } from '../../ui/setting-panel.tsx';
import { Failed } from '../../ui/states.tsx';
import { useEditForm } from '../../ui/use-edit-form.ts';
import { GroupRoles, roles } from './group-roles.tsx';

const words = users.provider;

type ProviderSettings = Answer<'/api/v1/settings/sign-in-provider'>;

const providerQuery = queryOptions({
  queryKey: ['settings', 'sign-in-provider'],
  queryFn: ({ signal }) => read(api.GET('/api/v1/settings/sign-in-provider', { signal })),
});

/** How users of the OpenID provider are identified; nothing if there is none. */
export function ProviderPanel() {
  const { data: signIn } = useQuery(signInQuery);
  const { data, error, refetch } = useQuery(providerQuery);
  const name = signIn?.oidc?.name;
  if (name === undefined) return null;
  return (
    <Box mt="lg">
      {data !== undefined && <Fields name={name} saved={data} />}
      {data === undefined && error !== null && <Failed error={error} retry={() => void refetch()} />}
    </Box>
  );
}

function Fields({ name, saved }: { name: string; saved: ProviderSettings }) {
  const form = useEditForm({
    saved,
    queryKey: providerQuery.queryKey,
    put: (body) => read(api.PUT('/api/v1/settings/sign-in-provider', { body })),
    complaints: ({ emailClaim, groupsClaim, roles }) => ({
      ...(emailClaim.trim() === '' ? { emailClaim: words.missing } : {}),
      ...(groupsClaim.trim() === '' ? { groupsClaim: words.missing } : {}),
      ...(roles.some(({ group }) => group.trim() === '') ? { roles: words.missing } : {}),
    }),
  });
  const { values, errors } = form;
  return (
    <SettingPanel title={words.title(name)} description={words.description} form={form}>
      <TextInput
        label={words.emailClaim}
        description={words.emailClaimHint}
        maxLength={200}
        value={values.emailClaim}
        error={errors.emailClaim}
        onChange={({ currentTarget }) => form.change({ emailClaim: currentTarget.value })}
      />
      <Checkbox
        label={words.trustEmail}
        description={words.trustEmailHint}
        checked={values.trustEmail}
        onChange={({ currentTarget }) => form.change({ trustEmail: currentTarget.checked })}
      />
      <GroupRoles roles={values.roles} onChange={(now) => form.change({ roles: now })} />
      {values.roles.length > 0 && (
        <>
          <TextInput
            label={words.groupsClaim}
            maxLength={200}
            value={values.groupsClaim}
            error={errors.groupsClaim}
            onChange={({ currentTarget }) => form.change({ groupsClaim: currentTarget.value })}
          />
          <Select
            label={words.withoutGroup}
            data={[
              { value: 'refuse', label: words.refuse },
              ...roles.map((role) => ({ value: role, label: words.gets(text.shell.roles[role]) })),
            ]}
            value={values.withoutGroup}
            allowDeselect={false}
            onChange={(value) =>
              form.change({ withoutGroup: roles.find((role) => role === value) ?? 'refuse' })
            }
          />
        </>
      )}
      <Checkbox
        label={words.signOut}
        description={words.signOutHint}
        checked={values.signOutAtProvider}
        onChange={({ currentTarget }) => form.change({ signOutAtProvider: currentTarget.checked })}
      />
    </SettingPanel>
  );
}
