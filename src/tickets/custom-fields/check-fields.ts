import { toFieldValue } from '../../connectwise/services/custom-field-value.ts';
import { type CustomField, isTemplate } from '../../connectwise/services/custom-fields-setting.ts';
import { fieldValue } from '../compose/compose-custom-fields.ts';
import { bareSample } from '../compose/sample.ts';
import { parseTemplate } from '../compose/template.ts';
import { type Composition, ticketValues } from '../compose/variables.ts';
import { describeFaults } from '../record/problems.ts';

export interface FieldComplaint {
  readonly part: 'value' | 'fallback';
  readonly detail: string;
}

/**
 * The errors of a field's value that can be found before a ticket is sent. The text of a template for a list is not
 * compared with the options, because it depends on the incident.
 */
export function complaintsOf(field: CustomField, sample: Composition): FieldComplaint[] {
  return [...ofValue(field, sample), ...ofFallback(field)];
}

function ofValue(field: CustomField, sample: Composition): FieldComplaint[] {
  const { value: text, caption } = field;
  const complaint = (detail: string): FieldComplaint[] => [{ part: 'value', detail }];
  if (!isTemplate(text)) {
    const value = toFieldValue(field, text);
    if (value.kind === 'empty') return complaint(`The value of “${caption}” is empty.`);
    return value.kind === 'invalid' ? complaint(sentence(value.why)) : [];
  }
  const read = parseTemplate(text, sample.timeZone);
  if ('faults' in read) return complaint(describeFaults(read.faults));
  for (const given of [sample, bareSample(sample)]) {
    const rendered = read.template.render(ticketValues(given));
    if ('fault' in rendered) return complaint(describeFaults([rendered.fault]));
  }
  const tried = fieldValue({ ...field, options: null }, ticketValues(sample), sample.timeZone);
  return tried.kind === 'invalid' ? complaint(`With a sample incident, ${tried.why}.`) : [];
}

function ofFallback(field: CustomField): FieldComplaint[] {
  if (field.fallback === null) return [];
  const complaint = (detail: string): FieldComplaint[] => [{ part: 'fallback', detail }];
  if (isTemplate(field.fallback)) return complaint('The value to use instead cannot be a template.');
  const value = toFieldValue(field, field.fallback);
  if (value.kind === 'empty') return complaint('The value to use instead is empty.');
  return value.kind === 'invalid' ? complaint(sentence(value.why)) : [];
}

const sentence = (why: string) => `${why.charAt(0).toUpperCase()}${why.slice(1)}.`;
