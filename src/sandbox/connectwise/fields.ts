import type { Json } from './present.ts';

export type FieldKind = 'string' | 'number' | 'boolean' | 'date';

/** The fields of a resource that conditions and orderBy may use. */
export type Fields = ReadonlyMap<string, FieldKind>;

function fields(kinds: Partial<Record<FieldKind, string>>): Fields {
  const named = Object.entries(kinds) as [FieldKind, string][];
  const all = named.flatMap(([kind, names]) =>
    names.split(' ').map((name): [string, FieldKind] => [name.toLowerCase(), kind]),
  );
  // In conditions every object has the time of its last change, even if it does not show it.
  return new Map([...all, ['lastupdated', 'date'], ['updatedby', 'string']]);
}

export const resourceFields = {
  company: fields({
    number: 'id status/id territory/id',
    string: 'identifier name status/name city state zip phoneNumber website deletedBy territory/name',
    boolean: 'deletedFlag leadFlag isVendorFlag',
    date: 'dateDeleted',
  }),
  member: fields({ number: 'id', string: 'identifier firstName lastName', boolean: 'inactiveFlag' }),
  companyChild: fields({ number: 'types/id', string: 'types/name' }),
  board: fields({
    number: 'id location/id department/id',
    string: 'name location/name department/name department/identifier billTime',
    boolean: 'inactiveFlag projectFlag',
  }),
  status: fields({
    number: 'id sortOrder board/id',
    string: 'name escalationStatus board/name',
    boolean: 'inactive closedStatus defaultFlag displayOnBoard timeEntryNotAllowed',
  }),
  type: fields({
    number: 'id board/id',
    string: 'name category board/name',
    boolean: 'inactiveFlag defaultFlag requestForChangeFlag',
  }),
  subtype: fields({ number: 'id board/id', string: 'name board/name', boolean: 'inactiveFlag' }),
  item: fields({ number: 'id board/id', string: 'name board/name', boolean: 'inactiveFlag' }),
  team: fields({ number: 'id boardId', string: 'name', boolean: 'defaultFlag' }),
  source: fields({ number: 'id', string: 'name', boolean: 'defaultFlag' }),
  priority: fields({
    number: 'id sortOrder',
    string: 'name color level urgencySortOrder',
    boolean: 'defaultFlag',
  }),
  ticket: fields({
    number: 'id board/id status/id company/id type/id priority/id mergedParentTicket/id',
    string:
      'summary recordType externalXRef poNumber severity impact closedBy enteredBy board/name status/name ' +
      'company/name company/identifier type/name priority/name siteName contactName city zip',
    boolean: 'closedFlag hasChildTicket hasMergedChildTicketFlag automaticEmailContactFlag',
    date: 'dateEntered closedDate requiredDate',
  }),
  note: fields({
    number: 'id ticketId',
    string: 'text createdBy',
    boolean: 'detailDescriptionFlag internalAnalysisFlag resolutionFlag internalFlag externalFlag',
    date: 'dateCreated',
  }),
  document: fields({
    number: 'id size',
    string: 'title fileName owner',
    boolean: 'publicFlag readOnlyFlag',
  }),
  customField: fields({
    number: 'id podId sequenceNumber numberDecimals',
    string: 'caption screenId fieldTypeIdentifier entryTypeIdentifier',
    boolean: 'requiredFlag displayOnScreenFlag readOnlyFlag listViewFlag',
  }),
  /** What `customFieldConditions` name: values are compared as text. */
  customValue: fields({ number: 'id', string: 'caption value' }),
  configuration: fields({
    number: 'id type/id status/id company/id',
    string:
      'name deviceIdentifier serialNumber tagNumber macAddress ipAddress type/name status/name company/identifier company/name',
    boolean: 'activeFlag',
  }),
  configurationReference: fields({ number: 'id', string: 'deviceIdentifier' }),
  contact: fields({
    number: 'id company/id',
    string: 'firstName lastName company/identifier company/name',
    boolean: 'inactiveFlag defaultFlag',
  }),
  contactChild: fields({
    number: 'communicationItems/id communicationItems/type/id',
    string: 'communicationItems/value communicationItems/communicationType communicationItems/type/name',
    boolean: 'communicationItems/defaultFlag',
  }),
  agreement: fields({
    number: 'id company/id type/id',
    string: 'name agreementStatus company/identifier type/name',
    boolean: 'cancelledFlag',
  }),
  site: fields({ number: 'id company/id', string: 'name', boolean: 'inactiveFlag defaultFlag' }),
  audit: fields({
    string: 'text enteredBy auditType auditSubType auditSource',
    date: 'enteredDate',
  }),
  time: fields({
    number: 'id chargeToId actualHours',
    string: 'chargeToType enteredBy member/identifier',
    date: 'timeStart dateEntered',
  }),
  callback: fields({
    number: 'id objectId memberId',
    string: 'url description type level',
    boolean: 'inactiveFlag isSelfSuppressedFlag',
  }),
  security: fields({
    number: 'id sortOrder',
    string: 'moduleName moduleDescription moduleFunctionName addLevel editLevel deleteLevel inquireLevel',
    boolean: 'myAllFlag',
  }),
} as const;

/** The value at `path` (`company/id`, ignoring case); null if there is none. */
export function valueAt(record: Json, path: string): unknown {
  const found = step(record, path.toLowerCase().split('/'));
  // The timestamps are shown inside `_info`, but conditions name them directly.
  return found ?? step(record._info, [path.toLowerCase()]) ?? null;
}

function step(value: unknown, [first, ...rest]: string[]): unknown {
  if (first === undefined) return value;
  if (typeof value !== 'object' || value === null) return null;
  const key = Object.keys(value).find((name) => name.toLowerCase() === first);
  return key === undefined ? null : step((value as Json)[key], rest);
}

/** Only the listed fields, `status/id` as `{ status: { id } }`; unknown ones are left out. */
export function project(record: Json, list: string): Json {
  const result: Json = {};
  for (const path of list.split(',')) copy(record, result, path.trim().toLowerCase().split('/'));
  return result;
}

function copy(from: Json, to: Json, [first, ...rest]: string[]): void {
  const key = Object.keys(from).find((name) => name.toLowerCase() === first);
  if (key === undefined) return;
  const value = from[key];
  if (rest.length === 0 || typeof value !== 'object' || value === null) {
    to[key] = value;
    return;
  }
  const nested = (to[key] ?? {}) as Json;
  to[key] = nested;
  copy(value as Json, nested, rest);
}
