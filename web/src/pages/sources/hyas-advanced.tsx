import { Accordion, Checkbox, Input, NumberInput, SegmentedControl, Stack, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useId, useState } from 'react';
import { sources } from '../../text/en/sources.ts';
import { type HyasValues, presets, verdicts } from './hyas-values.ts';

type Service = keyof typeof presets | 'other';

const serviceAt = (baseUrl: string): Service =>
  baseUrl === presets.hyas ? 'hyas' : baseUrl === presets.ultraddr ? 'ultraddr' : 'other';

/** Fields that few people change. Open if one of them has an error. */
export function HyasAdvanced({ form }: { form: UseFormReturnType<HyasValues> }) {
  const words = sources.hyas;
  const { baseUrl } = form.values;
  const [opened, setOpened] = useState(serviceAt(baseUrl) !== 'hyas');
  const labelId = useId();
  const { errors } = form;
  const wrong = [errors.baseUrl, errors.verdicts, errors.overlapMinutes].some(Boolean);
  return (
    <Accordion
      variant="contained"
      value={opened || wrong ? 'advanced' : null}
      onChange={(value) => setOpened(value !== null)}
    >
      <Accordion.Item value="advanced">
        <Accordion.Control>{words.advanced}</Accordion.Control>
        <Accordion.Panel>
          <Stack>
            <div>
              <Input.Label id={labelId}>{words.preset}</Input.Label>
              <SegmentedControl
                aria-labelledby={labelId}
                fullWidth
                value={serviceAt(baseUrl)}
                onChange={(service) =>
                  form.setFieldValue('baseUrl', service === 'other' ? 'https://' : presets[service])
                }
                data={(['hyas', 'ultraddr', 'other'] as const).map((value) => ({
                  value,
                  label: words.presets[value],
                }))}
              />
            </div>
            <TextInput
              label={words.baseUrl}
              description={words.baseUrlHint}
              inputMode="url"
              {...form.getInputProps('baseUrl')}
            />
            <Checkbox.Group
              label={words.verdicts}
              description={words.verdictsHint}
              {...form.getInputProps('verdicts')}
            >
              <Stack gap="xs" mt="xs">
                {verdicts.map((verdict) => (
                  <Checkbox key={verdict} value={verdict} label={words.verdictNames[verdict]} />
                ))}
              </Stack>
            </Checkbox.Group>
            <NumberInput
              label={words.overlapMinutes}
              description={words.overlapHint}
              min={0}
              max={1440}
              {...form.getInputProps('overlapMinutes')}
            />
            <Checkbox
              label={words.copyAllowList}
              description={words.copyAllowListHint}
              {...form.getInputProps('copyAllowList', { type: 'checkbox' })}
            />
          </Stack>
        </Accordion.Panel>
      </Accordion.Item>
    </Accordion>
  );
}
