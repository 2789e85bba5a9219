/** The members that a sent ticket may have; all others are unknown members. */
export type MemberKind = 'string' | 'boolean' | 'number' | 'reference' | 'list';

const members: Readonly<Record<MemberKind, readonly string[]>> = {
  reference: [
    'company',
    'board',
    'status',
    'type',
    'subType',
    'item',
    'team',
    'priority',
    'source',
    'owner',
    'contact',
    'site',
    'agreement',
    'sla',
    'location',
    'department',
    'serviceLocation',
    'workRole',
    'workType',
  ],
  string: [
    'summary',
    'recordType',
    'initialDescription',
    'initialInternalAnalysis',
    'initialResolution',
    'initialDescriptionFrom',
    'contactEmailLookup',
    'externalXRef',
    'poNumber',
    'siteName',
    'addressLine1',
    'addressLine2',
    'city',
    'stateIdentifier',
    'zip',
    'contactName',
    'contactPhoneNumber',
    'contactPhoneExtension',
    'contactEmailAddress',
    'automaticEmailCc',
    'severity',
    'impact',
    'requiredDate',
    'estimatedStartDate',
    'billTime',
    'billExpenses',
    'billProducts',
    'billingMethod',
  ],
  boolean: [
    'automaticEmailContactFlag',
    'automaticEmailResourceFlag',
    'automaticEmailCcFlag',
    'processNotifications',
    'skipCallback',
    'allowAllClientsPortalView',
    'customerUpdatedFlag',
    'requestForChangeFlag',
    'approved',
  ],
  number: ['budgetHours', 'hourlyRate', 'duration', 'id'],
  list: ['integratorTags', 'customFields'],
};

export interface Member {
  readonly name: string;
  readonly kind: MemberKind;
}

/** By lower-case name: ConnectWise ignores the letter case of members of a POST. */
const byName = new Map<string, Member>(
  (Object.entries(members) as [MemberKind, readonly string[]][]).flatMap(([kind, names]) =>
    names.map((name): [string, Member] => [name.toLowerCase(), { name, kind }]),
  ),
);

export const ticketMember = (name: string): Member | undefined => byName.get(name.toLowerCase());

/** In characters. */
export const longest: Readonly<Record<string, number>> = {
  summary: 100,
  externalXRef: 100,
  poNumber: 50,
  siteName: 156,
  addressLine1: 50,
  addressLine2: 50,
  city: 50,
  stateIdentifier: 50,
  zip: 12,
  contactName: 62,
  contactPhoneNumber: 20,
  contactPhoneExtension: 15,
  contactEmailAddress: 250,
  automaticEmailCc: 1000,
};

/** They become notes; a ticket never returns them. */
export const initialNotes = [
  ['initialDescription', 'discussion'],
  ['initialInternalAnalysis', 'internal'],
  ['initialResolution', 'resolution'],
] as const;

/** They control only the request and are not stored. */
export const notKept = new Set([
  'id',
  'recordType',
  'initialDescriptionFrom',
  'contactEmailLookup',
  'processNotifications',
  'skipCallback',
]);
