import { NumberInput, Paper, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { text } from '../../text/index.ts';
import { Select } from '../../ui/select.tsx';
import { type Severity, type SeveritySettings, severities } from './queries.ts';

const words = text.noise.rules;
const actions = ['ticket', 'digest', 'none'] as const;

type All = SeveritySettings['treatments'];
type Treatment = All[Severity];

const isBetween = (value: unknown, most: number) =>
  typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= most;

/** Whether the API accepts these numbers; a half-typed text is not a number. */
export const fits = ({ minimumDetections, minimumDevices, withinMinutes }: Treatment): boolean =>
  (minimumDetections === null || isBetween(minimumDetections, 10_000)) &&
  isBetween(minimumDevices, 50) &&
  (withinMinutes === null || isBetween(withinMinutes, 10_080));

interface TreatmentsProps {
  readonly treatments: All;
  readonly onChange: (treatments: All) => void;
}

/** The treatment of each severity, and its thresholds. */
export function Treatments({ treatments, onChange }: TreatmentsProps) {
  return (
    <Paper component="section" aria-label={words.treatments}>
      <Stack>
        <Title order={2}>{words.treatments}</Title>
        <Text c="dimmed">{words.treatmentsText}</Text>
        {severities.map((severity) => (
          <TreatmentRow
            key={severity}
            severity={severity}
            treatment={treatments[severity]}
            onChange={(treatment) => onChange({ ...treatments, [severity]: treatment })}
          />
        ))}
      </Stack>
    </Paper>
  );
}

interface TreatmentRowProps {
  readonly severity: Severity;
  readonly treatment: Treatment;
  readonly onChange: (treatment: Treatment) => void;
}

function TreatmentRow({ severity, treatment, onChange }: TreatmentRowProps) {
  const change = (patch: Partial<Treatment>) => onChange({ ...treatment, ...patch });
  const limits = { min: 1, allowDecimal: false, allowNegative: false, clampBehavior: 'none' } as const;
  // Null means empty; half-typed text stays unchanged.
  const orNull = (value: string | number) => (value === '' ? null : (value as number));
  return (
    <SimpleGrid
      cols={{ base: 2, md: 5 }}
      spacing="sm"
      role="group"
      aria-label={text.noise.severities[severity]}
      style={{ alignItems: 'end' }}
    >
      <Text fw={600} pb={6}>
        {text.noise.severities[severity]}
      </Text>
      <Select
        label={words.action}
        data={actions.map((value) => ({ value, label: words.actions[value] }))}
        value={treatment.action}
        onChange={(value) => change({ action: actions.find((one) => one === value) ?? treatment.action })}
        allowDeselect={false}
      />
      <NumberInput
        {...limits}
        label={words.detections}
        placeholder={words.detectionsHint}
        value={treatment.minimumDetections ?? ''}
        onChange={(value) => change({ minimumDetections: orNull(value) })}
        error={!fits({ ...treatment, minimumDevices: 1, withinMinutes: null })}
      />
      <NumberInput
        {...limits}
        label={words.devices}
        value={treatment.minimumDevices}
        onChange={(value) => change({ minimumDevices: value as number })}
        error={!fits({ ...treatment, minimumDetections: null, withinMinutes: null })}
      />
      <NumberInput
        {...limits}
        label={words.within}
        placeholder={words.withinHint}
        suffix={words.minutes}
        value={treatment.withinMinutes ?? ''}
        onChange={(value) => change({ withinMinutes: orNull(value) })}
        error={!fits({ ...treatment, minimumDetections: null, minimumDevices: 1 })}
      />
    </SimpleGrid>
  );
}
