import type { Catalog } from './custom-field-catalog.ts';
import { optionsOf, typeOf } from './custom-field-catalog.ts';
import { customFieldProblems } from './custom-field-problems.ts';
import { toFieldValue } from './custom-field-value.ts';
import { type CustomField, isTemplate } from './custom-fields-setting.ts';

const chosenOnOtherSite = 'settings.chosen_elsewhere';

/** A chosen field as ConnectWise has it now: renamed, of another type, with other options, or deleted. */
export function refreshField(field: CustomField, { fields, definitions }: Catalog): CustomField {
  const found = fields.find(({ id }) => id === field.id);
  if (found === undefined) {
    const isGone = definitions === null && !field.manual && field.problem?.code !== chosenOnOtherSite;
    return isGone ? { ...field, problem: customFieldProblems.gone(field.caption) } : field;
  }
  const type = typeOf(found);
  const other = found.caption !== field.caption || (type !== null && type !== field.type);
  // The same number in another ConnectWise: only the same caption and type make it the same field.
  if (field.problem?.code === chosenOnOtherSite && other) return field;
  const known: CustomField = {
    ...field,
    caption: found.caption.slice(0, 200),
    type: type ?? field.type,
    decimals: found.decimals ?? field.decimals,
    ...(found.isDefined
      ? { options: optionsCopied(found), required: found.required ?? field.required, manual: false }
      : {}),
  };
  return {
    ...known,
    problem: problemOf(known, found.readOnly === true, type === null ? found.type : undefined),
  };
}

const optionsCopied = (found: Parameters<typeof optionsOf>[0]): string[] | null => {
  const options = optionsOf(found);
  return options === null ? null : options.slice(0, 500).map((one) => one.slice(0, 1_000));
};

function problemOf(field: CustomField, readOnly: boolean, unsupported: string | undefined) {
  if (unsupported !== undefined) return customFieldProblems.unsupported(field.caption, unsupported);
  if (readOnly) return customFieldProblems.readOnly(field.caption);
  const fixed = [
    ...(isTemplate(field.value) ? [] : [field.value]),
    ...(field.fallback === null ? [] : [field.fallback]),
  ];
  for (const text of fixed) {
    const value = toFieldValue(field, text);
    if (value.kind === 'invalid') return customFieldProblems.valueInvalid(field.caption, value.why);
  }
  return null;
}
