import { Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { Plus } from 'lucide-react';
import { useMay } from '../../session/me.ts';
import { text } from '../../text/index.ts';
import { EditForm } from '../../ui/edit-form.tsx';
import { Select } from '../../ui/select.tsx';
import { useEditForm } from '../../ui/use-edit-form.ts';
import { Rehearsal } from '../connectwise/services/rehearsal.tsx';
import { type SeveritySettings, saveSeverity, severities, severityQuery } from './queries.ts';
import { isEmptyRule, newRule, type Rule, SeverityRule } from './severity-rule.tsx';
import { fits, Treatments } from './treatments.tsx';

const words = text.noise.rules;
const plain = { border: 0, padding: 0, margin: 0, minInlineSize: 0 };

/** The rules in order, and the treatment of each severity: visible to all, changed by administrators. */
export function SeverityPanel({ saved }: { saved: SeveritySettings }) {
  const mayChange = useMay('admin');
  const mayRehearse = useMay('analyst');
  const form = useEditForm({ saved, queryKey: severityQuery.queryKey, put: saveSeverity });
  const { values, isDirty, change } = form;
  const isValid = !values.rules.some(isEmptyRule) && severities.every((one) => fits(values.treatments[one]));
  // Rules have no name; their position identifies them.
  const inPlaces = values.rules.map((rule, at) => ({ rule, at }));
  const setRules = (rules: Rule[]) => change({ rules });

  return (
    <Stack gap="lg">
      <EditForm form={form} open={isDirty && isValid} label={words.form} gap="lg" mayChange={mayChange}>
        <fieldset disabled={!mayChange} style={plain}>
          <Stack gap="lg">
            <Paper component="section" aria-label={words.title}>
              <Stack>
                <Title order={2}>{words.title}</Title>
                <Text c="dimmed">{words.text}</Text>
                {inPlaces.map(({ rule, at }) => (
                  <SeverityRule
                    key={at}
                    rule={rule}
                    at={at}
                    count={values.rules.length}
                    onChange={(next) => setRules(values.rules.with(at, next))}
                    onMove={(by) => setRules(moved(values.rules, at, by))}
                    onRemove={() => setRules(values.rules.toSpliced(at, 1))}
                  />
                ))}
                <Group align="flex-end" justify="space-between">
                  <Select
                    label={words.otherwise}
                    data={severities.map((value) => ({ value, label: text.noise.severities[value] }))}
                    value={values.otherwise}
                    onChange={(value) =>
                      change({ otherwise: severities.find((one) => one === value) ?? values.otherwise })
                    }
                    allowDeselect={false}
                  />
                  <Button
                    variant="default"
                    leftSection={<Plus size={16} aria-hidden />}
                    onClick={() => setRules([...values.rules, newRule])}
                  >
                    {words.add}
                  </Button>
                </Group>
              </Stack>
            </Paper>
            <Treatments treatments={values.treatments} onChange={(treatments) => change({ treatments })} />
          </Stack>
        </fieldset>
      </EditForm>
      {isValid && mayRehearse && <Rehearsal supposed={{ severitySettings: values }} />}
    </Stack>
  );
}

function moved(rules: readonly Rule[], at: number, by: -1 | 1): Rule[] {
  const rule = rules[at];
  return rule === undefined ? [...rules] : rules.toSpliced(at, 1).toSpliced(at + by, 0, rule);
}
