import { ActionIcon, Button, Group, Menu, Tooltip } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { Link } from '@tanstack/react-router';
import { Braces, Ellipsis, KeyRound, Pencil, Power, RefreshCw, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useMay } from '../../session/me.ts';
import { sources } from '../../text/en/sources.ts';
import { text } from '../../text/index.ts';
import { ProblemDialog } from '../../ui/problem-dialog.tsx';
import { changeSource, readSourceNow, useSourceChange } from './changes.ts';
import { DeleteDialog } from './delete-dialog.tsx';
import { HyasDialog } from './hyas-dialog.tsx';
import { MappingDialog } from './mapping-dialog.tsx';
import type { Source } from './queries.ts';
import { RotateDialog } from './rotate-dialog.tsx';
import { WebhookDialog } from './webhook-dialog.tsx';

/** The actions of an administrator on a source; nothing for others. */
export function SourceActions({ source }: { source: Source }) {
  const { id, kind, name, enabled } = source;
  const [dialog, setDialog] = useState<'edit' | 'mapping' | 'rotate' | 'delete' | null>(null);
  const close = () => setDialog(null);
  const reading = useSourceChange(readSourceNow);
  const switching = useSourceChange(changeSource);
  if (!useMay('admin')) return null;
  if (kind === 'resolver')
    return (
      <Button renderRoot={(props) => <Link to="/dns" {...props} />} variant="default" size="xs">
        {text.shell.dns}
      </Button>
    );

  const readNow = () =>
    reading.mutate(
      { id },
      {
        onSuccess: ({ accepted, opened, quarantined, goesOn }) =>
          notifications.show({
            title: sources.readDone(name),
            message: `${sources.readCounts(accepted, opened, quarantined)}. ${goesOn ? sources.readGoesOn : ''}`,
          }),
      },
    );
  const switchIt = () =>
    switching.mutate(
      { id, enabled: !enabled },
      {
        onSuccess: () =>
          notifications.show({
            message: enabled ? sources.switchedOff(name) : sources.switchedOn(name),
          }),
      },
    );

  return (
    <Group gap="xs" wrap="nowrap">
      {kind === 'hyas' && enabled && (
        <Button
          variant="default"
          size="xs"
          leftSection={<RefreshCw size={14} aria-hidden />}
          loading={reading.isPending}
          onClick={readNow}
          aria-label={`${sources.readNow}: ${name}`}
        >
          {sources.readNow}
        </Button>
      )}
      <Menu position="bottom-end" width={200}>
        <Tooltip label={sources.more}>
          <Menu.Target>
            <ActionIcon variant="default" size={30} aria-label={`${sources.more}: ${name}`}>
              <Ellipsis size={16} aria-hidden />
            </ActionIcon>
          </Menu.Target>
        </Tooltip>
        <Menu.Dropdown>
          <Menu.Item leftSection={<Pencil size={16} aria-hidden />} onClick={() => setDialog('edit')}>
            {sources.edit}
          </Menu.Item>
          <Menu.Item leftSection={<Power size={16} aria-hidden />} onClick={switchIt}>
            {enabled ? sources.switchOff : sources.switchOn}
          </Menu.Item>
          {kind === 'webhook' && (
            <Menu.Item leftSection={<Braces size={16} aria-hidden />} onClick={() => setDialog('mapping')}>
              {sources.mapping.open}
            </Menu.Item>
          )}
          {kind === 'webhook' && (
            <Menu.Item leftSection={<KeyRound size={16} aria-hidden />} onClick={() => setDialog('rotate')}>
              {sources.rotate}
            </Menu.Item>
          )}
          <Menu.Divider />
          <Menu.Item
            color="red"
            leftSection={<Trash2 size={16} aria-hidden />}
            onClick={() => setDialog('delete')}
          >
            {sources.delete}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {kind === 'hyas' ? (
        <HyasDialog source={source} opened={dialog === 'edit'} onClose={close} />
      ) : (
        <WebhookDialog source={source} opened={dialog === 'edit'} onClose={close} />
      )}
      {kind === 'webhook' && <MappingDialog source={source} opened={dialog === 'mapping'} onClose={close} />}
      <ProblemDialog error={reading.error} onClose={reading.reset} />
      <ProblemDialog error={switching.error} onClose={switching.reset} />
      <RotateDialog source={source} opened={dialog === 'rotate'} onClose={close} />
      <DeleteDialog source={source} opened={dialog === 'delete'} onClose={close} />
    </Group>
  );
}
