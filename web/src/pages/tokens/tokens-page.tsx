import { Badge, Button, Code, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { KeyRound, Plus } from 'lucide-react';
import { RequireRole } from '../../session/require-role.tsx';
import { tokens } from '../../text/en/tokens.ts';
import { text } from '../../text/index.ts';
import type { Column } from '../../ui/data-table.tsx';
import { GrowingList } from '../../ui/growing-list.tsx';
import { LimitNames } from '../../ui/limit-names.tsx';
import { Page } from '../../ui/page.tsx';
import { Empty } from '../../ui/states.tsx';
import { Time } from '../../ui/time.tsx';
import { NewTokenDialog } from './new-token-dialog.tsx';
import { type Token, useTokens } from './queries.ts';
import { RevokeToken } from './revoke-token.tsx';

const words = tokens;

export function TokensPage() {
  return (
    <RequireRole needs="admin">
      <Tokens />
    </RequireRole>
  );
}

function Tokens() {
  const [adding, { open, close }] = useDisclosure(false);
  const add = (
    <Button leftSection={<Plus size={16} aria-hidden />} onClick={open}>
      {words.add}
    </Button>
  );
  return (
    <Page
      title={words.title}
      trail={[{ label: text.shell.settings }, { label: text.shell.access }]}
      description={words.description}
      actions={add}
    >
      <GrowingList
        label={words.title}
        query={useTokens()}
        columns={columns}
        empty={<Empty icon={KeyRound} title={words.empty} hint={words.emptyHint} action={add} />}
      />
      <NewTokenDialog opened={adding} onClose={close} />
    </Page>
  );
}

function stateOf({ revokedAt, expiresAt }: Token): keyof typeof words.states {
  if (revokedAt !== null) return 'revoked';
  return expiresAt !== null && new Date(expiresAt) <= new Date() ? 'expired' : 'works';
}

const columns: readonly Column<Token>[] = [
  {
    id: 'name',
    title: words.columns.name,
    cell: ({ name }) => (
      <Text fw={600} size="sm">
        {name}
      </Text>
    ),
  },
  { id: 'role', title: words.columns.role, cell: ({ role }) => text.shell.roles[role] },
  {
    id: 'companies',
    title: words.columns.companies,
    cell: ({ companies }) => <LimitNames companies={companies} />,
  },
  { id: 'token', title: words.columns.token, cell: ({ hint }) => <Code>{hint}…</Code> },
  {
    id: 'lastUsed',
    title: words.columns.lastUsed,
    cell: ({ lastUsedAt }) => <Time at={lastUsedAt} as="ago" />,
  },
  {
    id: 'created',
    title: words.columns.created,
    cell: ({ createdAt }) => <Time at={createdAt} />,
  },
  {
    id: 'state',
    title: words.columns.state,
    cell: (token) => {
      const state = stateOf(token);
      return (
        <>
          <Badge variant="light" color={state === 'works' ? 'picket' : 'gray'}>
            {words.states[state]}
          </Badge>
          {state === 'works' && token.expiresAt !== null && (
            <Text size="xs" c="dimmed">
              {words.until} <Time at={token.expiresAt} />
            </Text>
          )}
        </>
      );
    },
  },
  {
    id: 'actions',
    title: text.ui.actions,
    cell: (token) => (stateOf(token) === 'works' ? <RevokeToken token={token} /> : null),
  },
];
