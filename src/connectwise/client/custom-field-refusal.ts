import type { RefusedCustomFields } from './custom-field-types.ts';

interface InnerError {
  readonly code?: string | null | undefined;
  readonly message?: string | null | undefined;
  readonly field?: string | null | undefined;
}

/** Members of a ticket in ConnectWise that a create may lack. Another name that is required is a custom field’s caption. */
const members = new Set(
  (
    'summary company board status type subtype item team priority source severity impact owner contact site agreement ' +
    'location department servicelocation workrole worktype sla ponumber sitename requireddate estimatedstartdate ' +
    'budgethours duration hourlyrate externalxref initialdescription initialinternalanalysis initialresolution ' +
    'recordtype opportunity currency project phase wbscode contactname contactphonenumber contactemailaddress ' +
    'contactphoneextension addressline1 addressline2 city stateidentifier zip automaticemailcc billtime billexpenses ' +
    'billproducts billingmethod name identifier id'
  ).split(' '),
);

const isMember = (name: string) =>
  members.has((name.split(/[/.]/)[0] ?? '').toLowerCase().replace(/(?<=.)id$/, ''));

const customPath = /^(?:custom|user[\s_-]?defined)[\s_-]?fields?\b/i;
const speaksOfThem = /\b(?:custom|user[\s_-]?defined)[\s_-]?fields?\b/i;

/** What a message calls the field: before “is required”, after “custom field”, or between quotation marks. */
const namings = [
  /^the (.{1,100}?)(?: custom| user[- ]defined)?(?: field)? is required/i,
  /^(?:the )?custom field ([^"“'].{0,99}?) (?:is|must|was|has|does|cannot)\b/i,
  /^the field (.{1,100}?) must be/i,
  /["“']([^"“”']{1,100})["”']/,
  /^(.{1,100}?) is (?:a )?required/i,
  /\b(?:custom|user[- ]defined) field (?:with )?(?:id )?#?(\d{1,15})\b/i,
] as const;

function nameIn(message: string): string | null {
  for (const pattern of namings) {
    const found = pattern.exec(message)?.[1]?.trim();
    if (found && !customPath.test(found)) return found;
  }
  return null;
}

/**
 * The custom fields that a create was refused for; null if it was refused for something else. ConnectWise documents no
 * form: the path may be `customFields`, or the caption itself, or only the message may say it.
 */
export function refusedCustomFields(
  errors: readonly InnerError[],
  message: string | null | undefined,
): RefusedCustomFields | null {
  const named: string[] = [];
  let isOfThem = false;
  for (const error of errors) {
    const field = error.field?.trim() ?? '';
    const text = error.message?.trim() ?? '';
    const required = /required/i.test(error.code ?? '') || /\bis (?:a )?required/i.test(text);
    const byCaption = required && field !== '' && !isMember(field) && !customPath.test(field);
    if (!byCaption && !customPath.test(field) && !speaksOfThem.test(text)) continue;
    isOfThem = true;
    const name = byCaption ? field : nameIn(text);
    if (name !== null && !named.includes(name)) named.push(name);
  }
  if (!isOfThem && errors.length === 0 && message != null && speaksOfThem.test(message)) {
    const name = nameIn(message);
    return { named: name === null ? [] : [name] };
  }
  return isOfThem ? { named } : null;
}
