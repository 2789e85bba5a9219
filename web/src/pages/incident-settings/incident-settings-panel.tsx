import { Paper, Radio, Stack, Switch, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { incidentSettings as incidentSettingsText } from '../../text/en/incident-settings.ts';
import { EditForm } from '../../ui/edit-form.tsx';
import { Rehearsal } from '../connectwise/services/rehearsal.tsx';
import { SettingNumber, SettingTags } from './setting-fields.tsx';
import { type IncidentSettings, useIncidentSettingsForm } from './use-incident-settings-form.ts';

const words = incidentSettingsText;
const groupings = ['domain+device', 'domain', 'device'] as const;

/** How incidents are grouped, which get tickets, and how domains are written in tickets. */
export function IncidentSettingsPanel({ saved }: { saved: IncidentSettings }) {
  const form = useIncidentSettingsForm(saved);
  const { values } = form;

  return (
    <Stack gap="lg">
      <EditForm form={form} open={form.isDirty && form.isValid} label={words.form} gap="lg">
        <Section title={words.grouping.title}>
          <Radio.Group
            label={words.grouping.label}
            value={values.grouping}
            onChange={(value) =>
              form.change({ grouping: groupings.find((one) => one === value) ?? 'domain+device' })
            }
          >
            <Stack gap="sm" mt="xs">
              {groupings.map((one) => (
                <Radio
                  key={one}
                  value={one}
                  label={words.grouping.choices[one]}
                  description={words.grouping.hints[one]}
                />
              ))}
            </Stack>
          </Radio.Group>
          <SettingNumber
            form={form}
            field="groupingWaitSeconds"
            label={words.grouping.wait}
            hint={words.grouping.waitHint}
            unit={words.inSeconds}
          />
          <SettingNumber
            form={form}
            field="quietAfterHours"
            label={words.grouping.quiet}
            hint={words.grouping.quietHint}
            unit={words.inHours}
          />
        </Section>
        <Section title={words.ticketing.title}>
          <SettingTags
            form={form}
            field="ticketedVerdicts"
            label={words.ticketing.verdicts}
            hint={words.ticketing.verdictsHint}
            suggestions={words.verdicts}
            most={50}
            longest={64}
            error={values.ticketedVerdicts.length === 0 ? words.ticketing.verdictsNone : undefined}
          />
          <SettingTags
            form={form}
            field="mutedReasons"
            label={words.ticketing.muted}
            hint={words.ticketing.mutedHint}
            most={500}
            longest={256}
          />
          <SettingNumber
            form={form}
            field="minimumDetections"
            label={words.ticketing.minimum}
            hint={words.ticketing.minimumHint}
          />
          <SettingNumber
            form={form}
            field="heldLimitHours"
            label={words.ticketing.held}
            hint={words.ticketing.heldHint}
            unit={words.inHours}
          />
        </Section>
        <Section title={words.tickets.title}>
          <Switch
            label={words.tickets.defang}
            description={words.tickets.defangHint}
            checked={values.defangDomains}
            onChange={(event) => form.change({ defangDomains: event.currentTarget.checked })}
          />
        </Section>
      </EditForm>
      {form.isValid && <Rehearsal supposed={{ incidentSettings: values }} />}
    </Stack>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Paper component="section" aria-label={title}>
      <Stack maw={640}>
        <Title order={2}>{title}</Title>
        {children}
      </Stack>
    </Paper>
  );
}
