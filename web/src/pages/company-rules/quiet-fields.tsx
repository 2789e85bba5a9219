import { Button, Checkbox, Fieldset, Group, Stack, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { companyRules } from '../../text/en/company-rules.ts';
import { text } from '../../text/index.ts';
import { Select } from '../../ui/select.tsx';
import { weekdays } from '../noise/window-form.ts';
import { newWindow, type RulesValues } from './rules-form.ts';

const words = companyRules;

/** The hours in which a company gets only critical tickets. */
export function QuietFields({ form }: { readonly form: UseFormReturnType<RulesValues> }) {
  const { windows, timeZone } = form.values;
  const zones = Intl.supportedValuesOf('timeZone');
  return (
    <Stack gap="sm">
      <Select
        label={words.timeZone}
        data={zones.includes(timeZone) ? zones : [timeZone, ...zones]}
        searchable
        allowDeselect={false}
        {...form.getInputProps('timeZone')}
      />
      {windows.map((window, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: hours have no other identity, and none moves.
        <Fieldset key={at} legend={words.window(at + 1)}>
          <Stack gap="sm">
            <Checkbox.Group
              label={words.days}
              value={[...window.days]}
              onChange={(chosen) =>
                form.setFieldValue(
                  `windows.${at}.days`,
                  weekdays.filter((day) => chosen.includes(day)),
                )
              }
            >
              <Group gap="md" mt="xs">
                {weekdays.map((day) => (
                  <Checkbox key={day} value={day} label={text.noise.window.dayNames[day]} />
                ))}
              </Group>
            </Checkbox.Group>
            <Group grow align="flex-start">
              <TextInput
                type="time"
                label={words.from}
                required
                {...form.getInputProps(`windows.${at}.from`)}
              />
              <TextInput
                type="time"
                label={words.to}
                description={words.toHint}
                inputWrapperOrder={['label', 'input', 'description', 'error']}
                required
                {...form.getInputProps(`windows.${at}.to`)}
              />
            </Group>
            {windows.length > 1 && (
              <Button
                variant="subtle"
                size="compact-sm"
                onClick={() => form.removeListItem('windows', at)}
                style={{ alignSelf: 'flex-start' }}
              >
                {words.removeWindow(at + 1)}
              </Button>
            )}
          </Stack>
        </Fieldset>
      ))}
      <Button
        variant="default"
        size="compact-sm"
        onClick={() => form.insertListItem('windows', newWindow)}
        style={{ alignSelf: 'flex-start' }}
      >
        {words.addWindow}
      </Button>
    </Stack>
  );
}
