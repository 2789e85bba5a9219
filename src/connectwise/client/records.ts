import { z } from 'zod';
import type { ConfigurationRecord } from './configuration-types.ts';
import type { ContactRecord, OfCompanyRecord } from './customer-types.ts';
import type { AuditRecord, NoteRecord, TimeRecord } from './ticket-types.ts';
import type {
  BoardRecord,
  CompanyRecord,
  MemberRecord,
  NamedRecord,
  SecurityRow,
  StatusRecord,
  SubtypeRecord,
  TicketRecord,
} from './types.ts';

/**
 * The fields that are read of ConnectWise's records. Only id and name are certain: a limited role gets only those, and
 * fields differ by version. A field that is missing or has another type counts as absent.
 */
const id = z.union([
  z.int().positive(),
  z
    .string()
    .regex(/^[1-9]\d{0,14}$/)
    .transform(Number),
]);
const text = z.string().optional().catch(undefined);
const flag = z.boolean().optional().catch(undefined);
const number = z.number().optional().catch(undefined);
const reference = z
  .object({ id: id.optional().catch(undefined), name: text })
  .optional()
  .catch(undefined);

/** Removes undefined members, which `exactOptionalPropertyTypes` distinguishes from absent ones. */
type Said<T> = { [K in keyof T]: Exclude<T[K], undefined> };
function said<T extends object>(record: T): Said<T> {
  return Object.fromEntries(Object.entries(record).filter(([, one]) => one !== undefined)) as Said<T>;
}

/** The names in a list of references. */
const namesOf = z
  .array(reference)
  .transform((list) => list.flatMap((one) => (one?.name === undefined ? [] : [one.name])))
  .optional()
  .catch(undefined);

const namedFields = {
  id,
  name: z.string(),
  inactiveFlag: flag,
  inactive: flag,
  defaultFlag: flag,
  sortOrder: number,
};

const named = (row: z.infer<z.ZodObject<typeof namedFields>>): NamedRecord => ({
  id: row.id,
  name: row.name,
  // Boards, types and priorities have `inactiveFlag`, statuses `inactive`.
  inactive: row.inactiveFlag ?? row.inactive ?? false,
  ...(row.defaultFlag === undefined ? {} : { isDefault: row.defaultFlag }),
  ...(row.sortOrder === undefined ? {} : { sort: row.sortOrder }),
});

export const namedSchema = z.object(namedFields).transform(named);

export const subtypeSchema = z
  .object({ ...namedFields, typeAssociationIds: z.array(id).optional().catch(undefined) })
  .transform(
    (row): SubtypeRecord => ({
      ...named(row),
      ...(row.typeAssociationIds === undefined ? {} : { typeIds: row.typeAssociationIds }),
    }),
  );

/** Project boards accept no service tickets: parsed as null, and left out. */
export const boardSchema = z
  .object({ ...namedFields, projectFlag: flag, location: reference, department: reference })
  .transform((row): BoardRecord | null => {
    if (row.projectFlag === true) return null;
    const places = said({ locationId: row.location?.id, departmentId: row.department?.id });
    return { ...named(row), ...(places as Partial<BoardRecord>) };
  });

export const statusSchema = z
  .object({ ...namedFields, closedStatus: flag, escalationStatus: text })
  .transform(
    (row): StatusRecord => ({
      ...named(row),
      ...(row.closedStatus === undefined ? {} : { closed: row.closedStatus }),
      ...(row.escalationStatus === undefined ? {} : { resolved: /^resolved$/i.test(row.escalationStatus) }),
    }),
  );

export const companySchema = z
  .object({
    id,
    name: z.string(),
    identifier: text,
    status: reference,
    types: namesOf,
    defaultContact: reference,
    deletedFlag: flag,
    _info: z.object({ lastUpdated: text }).optional().catch(undefined),
  })
  .transform(
    (row): CompanyRecord => ({
      id: row.id,
      name: row.name,
      ...(row.identifier === undefined ? {} : { identifier: row.identifier }),
      ...(row.status?.name === undefined ? {} : { status: row.status.name }),
      ...(row.types === undefined ? {} : { types: row.types }),
      ...(row.defaultContact?.id === undefined
        ? {}
        : { defaultContact: { id: row.defaultContact.id, name: row.defaultContact.name ?? '' } }),
      ...(row.deletedFlag === undefined ? {} : { deleted: row.deletedFlag }),
      ...said({ updatedAt: time(row._info?.lastUpdated) }),
    }),
  );

export const configurationSchema = z
  .object({
    id,
    name: z.string(),
    type: reference,
    company: reference,
    activeFlag: flag,
    serialNumber: text,
    ipAddress: text,
  })
  .transform((row): ConfigurationRecord => {
    const optional = said({
      type: row.type?.name,
      companyId: row.company?.id,
      active: row.activeFlag,
      serialNumber: row.serialNumber,
      ipAddress: row.ipAddress,
    });
    return { id: row.id, name: row.name, ...(optional as Partial<ConfigurationRecord>) };
  });

/** The reference of a ticket to another record. */
export const linkSchema = z.object({ id });

export const contactSchema = z
  .object({
    id,
    firstName: text,
    lastName: text,
    company: reference,
    inactiveFlag: flag,
    communicationItems: z
      .array(z.object({ value: text, communicationType: text }))
      .nullish()
      .catch(undefined),
  })
  .transform(
    (row): ContactRecord => ({
      id: row.id,
      name: [row.firstName, row.lastName].filter(Boolean).join(' ') || `#${row.id}`,
      inactive: row.inactiveFlag ?? false,
      ...(row.company?.id === undefined ? {} : { companyId: row.company.id }),
      emails: (row.communicationItems ?? []).flatMap(({ value, communicationType }) =>
        value !== undefined && (communicationType ?? 'Email').toLowerCase() === 'email' ? [value] : [],
      ),
    }),
  );

/** An agreement or a site. */
export const ofCompanySchema = z
  .object({ id, name: text, company: reference, inactiveFlag: flag, cancelledFlag: flag })
  .transform(
    (row): OfCompanyRecord => ({
      id: row.id,
      name: row.name ?? `#${row.id}`,
      inactive: row.inactiveFlag ?? row.cancelledFlag ?? false,
      ...(row.company?.id === undefined ? {} : { companyId: row.company.id }),
    }),
  );

export const memberSchema = z
  .object({
    id,
    identifier: z.string().min(1),
    firstName: text,
    lastName: text,
    inactiveFlag: flag,
    licenseClass: text,
  })
  .transform(
    (row): MemberRecord => ({
      id: row.id,
      identifier: row.identifier,
      name: [row.firstName, row.lastName].filter(Boolean).join(' ') || row.identifier,
      inactive: row.inactiveFlag ?? false,
      isProgram: row.licenseClass === 'A',
    }),
  );

const level = z.string().nullish().catch(null);

export const securitySchema = z
  .object({
    moduleName: level,
    moduleDescription: level,
    moduleFunctionName: level,
    moduleFunctionDescription: level,
    addLevel: level,
    editLevel: level,
    deleteLevel: level,
    inquireLevel: level,
  })
  .transform(
    (row): SecurityRow => ({
      module: row.moduleName ?? row.moduleDescription ?? '',
      function: row.moduleFunctionName ?? row.moduleFunctionDescription ?? '',
      add: row.addLevel ?? '',
      edit: row.editLevel ?? '',
      delete: row.deleteLevel ?? '',
      inquire: row.inquireLevel ?? '',
    }),
  );

/** Any row of the role: it names the member. */
export const ownMemberSchema = z
  .object({ member: z.object({ identifier: text }).optional().catch(undefined) })
  .transform(({ member }) => member?.identifier?.trim() || null);

export const timeEntrySchema = z
  .object({
    id,
    member: z.object({ identifier: text, name: text }).optional().catch(undefined),
    enteredBy: text,
  })
  .transform((row): TimeRecord => {
    const member = row.member?.identifier ?? row.enteredBy ?? row.member?.name;
    return { id: row.id, ...(member === undefined ? {} : { member }) };
  });

const assigned = z.object({ identifier: text, name: text }).optional().catch(undefined);

/** Any record with the id of a ticket. */
export const createdSchema = z.object({ id, board: reference });

export const ticketSchema = (urlOf: (ticketId: number) => string) =>
  z
    .object({
      id,
      summary: text,
      externalXRef: text,
      board: reference,
      status: reference,
      company: reference,
      closedFlag: flag,
      closedDate: text,
      mergedParentTicket: reference,
      owner: assigned,
      resources: text,
      actualHours: number,
      _info: z.object({ lastUpdated: text, updatedBy: text }).optional().catch(undefined),
    })
    .transform((row): TicketRecord => {
      const optional = said({
        summary: row.summary,
        externalXRef: row.externalXRef,
        boardId: row.board?.id,
        boardName: row.board?.name,
        statusId: row.status?.id,
        statusName: row.status?.name,
        companyId: row.company?.id,
        companyName: row.company?.name,
        closed: row.closedFlag,
        closedAt: time(row.closedDate),
        updatedAt: time(row._info?.lastUpdated),
        updatedBy: row._info?.updatedBy,
        mergedInto: row.mergedParentTicket?.id,
        owner: row.owner?.identifier ?? row.owner?.name,
        resources: row.resources,
        hours: row.actualHours,
      });
      return { id: row.id, url: urlOf(row.id), ...(optional as Partial<TicketRecord>) };
    });

/** A valid time; ConnectWise writes UTC. */
function time(written: string | undefined): Date | undefined {
  const at = written === undefined ? Number.NaN : Date.parse(written);
  return Number.isNaN(at) ? undefined : new Date(at);
}

export const noteSchema = z
  .object({
    id,
    text,
    internalAnalysisFlag: flag,
    createdBy: text,
    dateCreated: text,
    member: z.object({ identifier: text }).optional().catch(undefined),
    contact: z.object({}).nullish().catch(undefined),
    _info: z.object({ updatedBy: text, lastUpdated: text }).optional().catch(undefined),
  })
  .transform((row): NoteRecord => {
    const optional = said({
      // A note of a customer has no member.
      member: row.member?.identifier,
      createdBy: row.createdBy ?? row._info?.updatedBy,
      createdAt: time(row.dateCreated ?? row._info?.lastUpdated),
    });
    const { id, text = '', internalAnalysisFlag: internal = false } = row;
    const byContact = row.contact !== undefined && row.contact !== null;
    return { id, text, internal, byContact, ...(optional as Partial<NoteRecord>) };
  });

export const auditSchema = z
  .object({ text, enteredBy: text, enteredDate: text, auditSource: text })
  .transform((row): AuditRecord => {
    const optional = said({ by: row.enteredBy, at: time(row.enteredDate), source: row.auditSource });
    return { text: row.text ?? '', ...(optional as Partial<AuditRecord>) };
  });

export const infoSchema = z.object({ version: z.string().catch('unknown') });
