import { Radio, Stack, Switch } from '@mantine/core';
import { useMay } from '../../../session/me.ts';
import { dns } from '../../../text/en/dns.ts';
import { NumberField } from '../../../ui/number-field.tsx';
import { SettingPanel } from '../../../ui/setting-panel.tsx';
import { TagsInput } from '../../../ui/tags-input.tsx';
import type { ResolverSettings } from '../queries.ts';
import { Forwards } from './forwards.tsx';
import { useResolverForm } from './use-resolver-form.ts';

const words = dns.settings.resolver;
const choices = Object.keys(words.withoutIndexChoices) as ResolverSettings['withoutIndex'][];
const trimmed = (values: readonly string[]) => values.map((one) => one.trim()).filter(Boolean);

/** How the resolver of every node answers queries that are not blocked. */
export function ResolverPanel({ saved }: { saved: ResolverSettings }) {
  const mayChange = useMay('admin');
  const form = useResolverForm(saved);
  const { values, errors } = form;
  return (
    <SettingPanel title={words.title} description={words.description} form={form} mayChange={mayChange}>
      <TagsInput
        label={words.upstreams}
        description={words.upstreamsHint}
        maxTags={8}
        maxLength={64}
        acceptValueOnBlur
        value={values.upstreams}
        onChange={(upstreams) => form.change({ upstreams: trimmed(upstreams) })}
        error={errors.upstreams}
      />
      <Forwards
        forwards={values.forwards}
        error={errors.forwards}
        mayChange={mayChange}
        onChange={(forwards) => form.change({ forwards })}
      />
      <TagsInput
        label={words.privateAnswers}
        description={words.privateAnswersHint}
        maxTags={1000}
        maxLength={253}
        acceptValueOnBlur
        value={values.privateAnswers}
        onChange={(zones) => form.change({ privateAnswers: trimmed(zones) })}
        error={errors.privateAnswers}
      />
      <Radio.Group
        label={words.withoutIndex}
        value={values.withoutIndex}
        onChange={(value) =>
          form.change({ withoutIndex: choices.find((one) => one === value) ?? 'unfiltered' })
        }
      >
        <Stack gap="sm" mt="xs">
          {choices.map((choice) => (
            <Radio
              key={choice}
              value={choice}
              label={words.withoutIndexChoices[choice]}
              description={words.withoutIndexHints[choice]}
            />
          ))}
        </Stack>
      </Radio.Group>
      <NumberField
        label={words.queriesPerSecond}
        description={words.queriesPerSecondHint}
        allowDecimal={false}
        value={values.queriesPerSecond}
        onChange={(value) => form.change({ queriesPerSecond: value as number })}
        error={errors.queriesPerSecond}
      />
      <Switch
        label={words.hideClients}
        description={words.hideClientsHint}
        checked={values.hideClients}
        onChange={({ currentTarget }) => form.change({ hideClients: currentTarget.checked })}
      />
    </SettingPanel>
  );
}
