import { ActionIcon, Button, Checkbox, Group, Input, Stack, TextInput, Tooltip } from '@mantine/core';
import { Plus, Trash2 } from 'lucide-react';
import type { Role } from '../../session/me.ts';
import { users } from '../../text/en/users.ts';
import { text } from '../../text/index.ts';
import { CompaniesField } from '../../ui/companies-field.tsx';
import { Select } from '../../ui/select.tsx';

const words = users.provider;

export const roles: readonly Role[] = ['viewer', 'analyst', 'admin'];

interface GroupRole {
  readonly group: string;
  readonly role: Role;
  /** Null for all companies. */
  readonly companyIds: number[] | null;
}

interface GroupRolesProps {
  readonly roles: readonly GroupRole[];
  readonly onChange: (roles: GroupRole[]) => void;
}

/** The groups at the provider that have a role here. */
export function GroupRoles({ roles: given, onChange }: GroupRolesProps) {
  const change = (at: number, patch: Partial<GroupRole>) =>
    onChange(given.map((one, index) => (index === at ? { ...one, ...patch } : one)));
  return (
    <Stack gap="sm" role="group" aria-label={words.groups}>
      <div>
        <Input.Label component="div">{words.groups}</Input.Label>
        <Input.Description>{words.groupsHint}</Input.Description>
      </div>
      {given.map(({ group, role, companyIds }, at) => (
        // Its place is all that a new group has.
        // biome-ignore lint/suspicious/noArrayIndexKey: fields keep no state of their own
        <Stack key={at} gap="xs">
          <Group gap="xs" align="flex-start">
            <TextInput
              aria-label={words.group}
              placeholder={words.group}
              flex="1 1 220px"
              maxLength={200}
              value={group}
              error={group.trim() === '' ? words.missing : undefined}
              onChange={({ currentTarget }) => change(at, { group: currentTarget.value })}
            />
            <Select
              aria-label={words.role(group)}
              data={roles.map((value) => ({ value, label: text.shell.roles[value] }))}
              value={role}
              allowDeselect={false}
              maw={150}
              onChange={(value) => {
                const now = roles.find((one) => one === value) ?? role;
                change(at, { role: now, ...(now === 'admin' ? { companyIds: null } : {}) });
              }}
            />
            <Tooltip label={words.remove(group)}>
              <ActionIcon
                variant="subtle"
                color="gray"
                size="lg"
                aria-label={words.remove(group)}
                onClick={() => onChange(given.filter((_, index) => index !== at))}
              >
                <Trash2 size={16} aria-hidden />
              </ActionIcon>
            </Tooltip>
          </Group>
          {role !== 'admin' && (
            <Checkbox
              size="xs"
              label={words.limited(group)}
              checked={companyIds !== null}
              onChange={({ currentTarget }) => change(at, { companyIds: currentTarget.checked ? [] : null })}
            />
          )}
          {companyIds !== null && (
            <CompaniesField
              label={words.companiesOf(group)}
              hint={words.noCompanies}
              value={companyIds}
              onChange={(ids) => change(at, { companyIds: ids })}
            />
          )}
        </Stack>
      ))}
      <Group>
        <Button
          variant="default"
          size="xs"
          leftSection={<Plus size={14} aria-hidden />}
          onClick={() => onChange([...given, { group: '', role: 'analyst', companyIds: null }])}
        >
          {words.add}
        </Button>
      </Group>
    </Stack>
  );
}
