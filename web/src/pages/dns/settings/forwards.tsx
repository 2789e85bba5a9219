import { Button, Group, Input, Paper, Stack, TextInput } from '@mantine/core';
import { Plus, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { dns } from '../../../text/en/dns.ts';
import { TagsInput } from '../../../ui/tags-input.tsx';
import { DnsCompanySelect } from '../company-select.tsx';
import type { ForwardDraft } from './use-resolver-form.ts';

const words = dns.settings.resolver;

interface ForwardsProps {
  readonly forwards: readonly ForwardDraft[];
  readonly error: ReactNode;
  readonly mayChange: boolean;
  readonly onChange: (forwards: ForwardDraft[]) => void;
}

/** Zones that other DNS servers answer, such as those of Active Directory. */
export function Forwards({ forwards, error, mayChange, onChange }: ForwardsProps) {
  return (
    <Stack gap="sm" role="group" aria-label={words.forwards}>
      <div>
        <Input.Label component="div">{words.forwards}</Input.Label>
        <Input.Description>{words.forwardsHint}</Input.Description>
        {error != null && <Input.Error>{error}</Input.Error>}
      </div>
      {forwards.map((forward, at) => (
        <ForwardFields
          // Without an id, its place is all that a zone has.
          // biome-ignore lint/suspicious/noArrayIndexKey: fields keep no state of their own
          key={at}
          number={at + 1}
          forward={forward}
          mayChange={mayChange}
          onChange={(now) => onChange(forwards.map((one, index) => (index === at ? now : one)))}
          onRemove={() => onChange(forwards.filter((_, index) => index !== at))}
        />
      ))}
      {mayChange && (
        <Group>
          <Button
            variant="default"
            size="xs"
            leftSection={<Plus size={14} aria-hidden />}
            onClick={() => onChange([...forwards, { zone: '', companyId: null, upstreams: [] }])}
          >
            {words.addForward}
          </Button>
        </Group>
      )}
    </Stack>
  );
}

interface ForwardFieldsProps {
  /** From 1. */
  readonly number: number;
  readonly forward: ForwardDraft;
  readonly mayChange: boolean;
  readonly onChange: (forward: ForwardDraft) => void;
  readonly onRemove: () => void;
}

function ForwardFields({ number, forward, mayChange, onChange, onRemove }: ForwardFieldsProps) {
  const { zone, companyId, upstreams } = forward;
  const change = (patch: Partial<ForwardDraft>) => onChange({ ...forward, ...patch });
  return (
    <Paper component="fieldset" m={0} aria-label={words.forward(number)}>
      <Stack gap="sm">
        <TextInput
          label={words.zone}
          description={words.zoneHint}
          required
          maxLength={253}
          value={zone}
          onChange={({ currentTarget }) => change({ zone: currentTarget.value })}
        />
        <TagsInput
          label={words.servers}
          description={words.serversHint}
          required
          maxTags={8}
          maxLength={64}
          acceptValueOnBlur
          value={upstreams}
          onChange={(typed) => change({ upstreams: typed.map((one) => one.trim()).filter(Boolean) })}
        />
        <DnsCompanySelect
          label={words.company}
          description={words.companyHint}
          value={companyId ?? undefined}
          onChange={(id) => change({ companyId: id ?? null })}
        />
        {mayChange && (
          <Group>
            <Button
              variant="subtle"
              color="red"
              size="compact-sm"
              leftSection={<Trash2 size={14} aria-hidden />}
              onClick={onRemove}
            >
              {words.removeForward(number)}
            </Button>
          </Group>
        )}
      </Stack>
    </Paper>
  );
}
