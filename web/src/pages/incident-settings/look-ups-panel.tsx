import { ActionIcon, Button, Group, TextInput } from '@mantine/core';
import { Plus, Trash2 } from 'lucide-react';
import { incidentSettings } from '../../text/en/incident-settings.ts';
import { SettingPanel } from '../../ui/setting-panel.tsx';
import { type LookUps, mostServices, useLookUpsForm } from './use-look-ups-form.ts';

const words = incidentSettings.lookUps;

type Service = LookUps['services'][number];

/** The services that the page of an incident links to, to look up its domain. */
export function LookUpsPanel({ saved }: { saved: LookUps }) {
  const form = useLookUpsForm(saved);
  const { services } = form.values;
  const change = (at: number, patch: Partial<Service>) =>
    form.change({ services: services.map((one, index) => (index === at ? { ...one, ...patch } : one)) });
  return (
    <SettingPanel title={words.title} description={words.description} form={form}>
      {services.map(({ name, url }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows have no other identity while they are written.
        <Group key={at} align="flex-start" gap="sm" wrap="wrap">
          <TextInput
            label={words.name(at + 1)}
            value={name}
            maxLength={60}
            onChange={({ currentTarget }) => change(at, { name: currentTarget.value })}
            error={form.isDirty && form.errors[`services.${at}.name`]}
            style={{ flex: '1 1 10rem' }}
          />
          <TextInput
            label={words.url(at + 1)}
            placeholder="https://look-up.example/domain/{domain}"
            value={url}
            maxLength={500}
            onChange={({ currentTarget }) => change(at, { url: currentTarget.value })}
            error={form.isDirty && form.errors[`services.${at}.url`]}
            style={{ flex: '3 1 16rem' }}
          />
          <ActionIcon
            variant="subtle"
            color="gray"
            size="lg"
            mt={26}
            aria-label={words.remove(name || String(at + 1))}
            onClick={() => form.change({ services: services.filter((_, index) => index !== at) })}
          >
            <Trash2 size={18} aria-hidden />
          </ActionIcon>
        </Group>
      ))}
      <div>
        <Button
          variant="default"
          leftSection={<Plus size={16} aria-hidden />}
          disabled={services.length >= mostServices}
          onClick={() => form.change({ services: [...services, { name: '', url: '' }] })}
        >
          {words.add}
        </Button>
      </div>
    </SettingPanel>
  );
}
