import { NumberField } from '../../ui/number-field.tsx';
import { TagsInput } from '../../ui/tags-input.tsx';
import { type IncidentNumber, type IncidentSettingsForm, ranges } from './use-incident-settings-form.ts';

interface FieldProps<Field extends string> {
  readonly form: IncidentSettingsForm;
  readonly field: Field;
  readonly label: string;
  readonly hint: string;
}

/** A number of the settings with its unit. */
export function SettingNumber({
  form,
  field,
  label,
  hint,
  unit = '',
}: FieldProps<IncidentNumber> & { readonly unit?: string }) {
  const [least, most] = ranges[field];
  return (
    <NumberField
      label={label}
      description={hint}
      suffix={unit}
      min={least}
      max={most}
      allowDecimal={!Number.isInteger(least)}
      value={form.values[field]}
      onChange={(value) => form.change({ [field]: value })}
      error={form.errors[field]}
    />
  );
}

interface TagsProps extends FieldProps<'ticketedVerdicts' | 'mutedReasons'> {
  readonly suggestions?: readonly string[];
  readonly most: number;
  readonly longest: number;
  readonly error?: string | undefined;
}

/** A list of words. A comma may be part of one, so only Enter ends it. */
export function SettingTags({ form, field, label, hint, suggestions = [], most, longest, error }: TagsProps) {
  return (
    <TagsInput
      label={label}
      description={hint}
      data={[...suggestions]}
      splitChars={[]}
      maxTags={most}
      maxLength={longest}
      value={form.values[field]}
      onChange={(words) => form.change({ [field]: words.map((word) => word.trim()).filter(Boolean) })}
      error={form.errors[field] ?? error}
    />
  );
}
