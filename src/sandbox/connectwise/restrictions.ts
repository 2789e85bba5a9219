import { z } from 'zod';
import { apiError, forbidden, invalid, notFound } from './errors.ts';

const ids = z.array(z.number().int().positive());

/**
 * Restrictions that the rows of a role do not show: of the member, of single boards, companies and tickets, and of old
 * servers.
 */
export const restrictionsSchema = z.strictObject({
  /** Functions that `/system/mySecurity` does not list, so that their levels are unknown. The rights themselves stay. */
  unlistedFunctions: z.array(z.string()).default([]),
  /** Creating a ticket on one of these boards is refused with 403. */
  refusedBoards: ids.default([]),
  /** Creating a ticket for one of these companies is refused with 403. */
  refusedCompanies: ids.default([]),
  /** Companies that the member does not see, as when its Level is not Corporate. */
  hiddenCompanies: ids.default([]),
  /** Tickets that no list shows, and the answer to a request by number. */
  hiddenTickets: z
    .array(
      z.strictObject({
        id: z.number().int().positive(),
        byNumber: z.union([z.literal(200), z.literal(403), z.literal(404), z.literal(500)]).default(404),
      }),
    )
    .default([]),
  /** Hides every ticket whose reference begins so, also one that is created later. */
  hiddenReferences: z.array(z.string().min(1)).default([]),
  /** Setup tables that the role leaves out (Customize), by name: `Custom Fields`. */
  closedTables: z.array(z.string()).default([]),
  /** Old servers refuse a larger page than 100. */
  largestPageSize: z.number().int().min(1).max(1000).default(1000),
});

export type Restrictions = z.infer<typeof restrictionsSchema>;

export const noRestrictions = (): Restrictions => restrictionsSchema.parse({});

interface Shown {
  readonly id: number;
  readonly externalXRef: string | null;
}

/** Whether lists show a ticket. */
export const isListed = ({ hiddenTickets, hiddenReferences }: Restrictions, ticket: Shown): boolean =>
  !hiddenTickets.some(({ id }) => id === ticket.id) &&
  !hiddenReferences.some((prefix) => ticket.externalXRef?.startsWith(prefix) === true);

/** Refuses a hidden ticket that is requested by its number. */
export function refuseHidden(restrictions: Restrictions, ticket: Shown): void {
  const hidden = restrictions.hiddenTickets.find(({ id }) => id === ticket.id);
  switch (hidden?.byNumber ?? (isListed(restrictions, ticket) ? 200 : 404)) {
    case 403:
      throw forbidden();
    case 404:
      throw notFound('Ticket', ticket.id);
    case 500:
      throw apiError(500, 'An unexpected error occurred.');
    default:
  }
}

/** Refuses a create for a board or a company for which the member may not create tickets, whatever its role grants. */
export function refuseCreate(
  { refusedBoards, refusedCompanies }: Restrictions,
  { boardId, companyId }: { readonly boardId: number; readonly companyId: number },
): void {
  if (refusedBoards.includes(boardId) || refusedCompanies.includes(companyId)) throw forbidden();
}

/** Worded like a live answer that is on record. */
export function refusePageSize({ largestPageSize }: Restrictions, size: number | null): void {
  if (largestPageSize === 1000 || size === null || size <= largestPageSize) return;
  const message = `The field pageSize must be between 1 and ${largestPageSize}.`;
  throw invalid('pageSize', [{ code: 'OutOfRange', message, field: 'pageSize' }]);
}
