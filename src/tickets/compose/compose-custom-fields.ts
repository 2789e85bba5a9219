import type { NewCustomField } from '../../connectwise/client/custom-field-types.ts';
import { isUnusable } from '../../connectwise/services/custom-field-problems.ts';
import { type FieldValue, toFieldValue } from '../../connectwise/services/custom-field-value.ts';
import { type CustomField, isTemplate } from '../../connectwise/services/custom-fields-setting.ts';
import { parseTemplate } from './template.ts';
import type { TicketValues } from './variables.ts';

/** A field that a ticket does not have, and why. */
export interface LeftOut {
  readonly id: number;
  readonly caption: string;
  readonly why: string;
}

export interface ComposedFields {
  readonly customFields: readonly NewCustomField[];
  /** Fields that are sent with the value to use instead. */
  readonly instead: readonly LeftOut[];
  readonly left: readonly LeftOut[];
  /** Required fields without a valid value: ConnectWise would refuse the ticket. */
  readonly missing: readonly LeftOut[];
}

/**
 * The custom fields of one ticket.
 *
 * @param values of the incident; null for a ticket that has none: there, templates give nothing
 */
export function composeFields(
  fields: readonly CustomField[],
  values: TicketValues | null,
  timeZone: string,
): ComposedFields {
  const composed = {
    customFields: [] as NewCustomField[],
    instead: [] as LeftOut[],
    left: [] as LeftOut[],
    missing: [] as LeftOut[],
  };
  for (const field of fields) {
    const { id, caption, fallback } = field;
    if (isUnusable(field.problem)) {
      composed.left.push({ id, caption, why: field.problem?.message.replace(/\.$/, '') ?? '' });
      continue;
    }
    const made = fieldValue(field, values, timeZone);
    if (made.kind === 'value') {
      composed.customFields.push({ id, caption, value: made.value });
      continue;
    }
    const why = made.kind === 'empty' ? 'it has no value for this ticket' : made.why;
    const other = fallback === null ? null : toFieldValue(field, fallback);
    if (other?.kind === 'value') {
      composed.customFields.push({ id, caption, value: other.value });
      composed.instead.push({ id, caption, why });
    } else if (field.required) composed.missing.push({ id, caption, why });
    else composed.left.push({ id, caption, why });
  }
  return composed;
}

/** The value of a field by its text or template. A template never throws: what fails is not valid. */
export function fieldValue(
  field: Pick<CustomField, 'type' | 'decimals' | 'options' | 'value'>,
  values: TicketValues | null,
  timeZone: string,
): FieldValue {
  if (!isTemplate(field.value)) return toFieldValue(field, field.value);
  if (values === null) return { kind: 'empty' };
  const read = parseTemplate(field.value, timeZone);
  if ('faults' in read)
    return { kind: 'invalid', why: read.faults[0]?.message ?? 'the template is not valid' };
  const rendered = read.template.render(values);
  return 'text' in rendered
    ? toFieldValue(field, rendered.text)
    : { kind: 'invalid', why: rendered.fault.message.replace(/\.$/, '') };
}
