import { Radio, Stack } from '@mantine/core';
import type { Role } from '../session/me.ts';
import { text } from '../text/index.ts';

const roles: readonly Role[] = ['viewer', 'analyst', 'admin'];

/** A choice between the roles, each with what it may do. */
export function RoleSelect({ value, onChange }: { value: Role; onChange: (role: Role) => void }) {
  return (
    <Radio.Group label={text.ui.role} value={value} onChange={(role) => onChange(role as Role)}>
      <Stack gap="xs" mt={6}>
        {roles.map((role) => (
          <Radio
            key={role}
            value={role}
            label={text.shell.roles[role]}
            description={text.ui.roleMeans[role]}
          />
        ))}
      </Stack>
    </Radio.Group>
  );
}
