import type { AccountData } from './account-data.ts';
import type { FieldError } from './errors.ts';
import type { Reference, TicketBody } from './parse-ticket.ts';
import type { Settled } from './settle-references.ts';

/**
 * Checks the other references of a ticket: subtype, item and team of its board, and a source. Severity and impact are
 * one of three words.
 */
export function settleDetails(
  data: AccountData,
  body: TicketBody,
  { boardId, typeId }: Pick<Settled, 'boardId' | 'typeId'>,
): { details: Record<string, unknown>; errors: FieldError[] } {
  const errors: FieldError[] = [];
  const details: Record<string, unknown> = {};
  const board = data.boards.find(({ id }) => id === boardId);
  const onBoard = `for Service Board ${boardId}`;

  function settle(
    field: string,
    what: string,
    records: readonly { id: number; name: string; inactive?: boolean }[],
    where = '',
  ): void {
    const wanted = body[field] as Reference | undefined;
    if (wanted === undefined) return;
    const found = records.find(({ id, name, inactive }) =>
      inactive === true ? false : wanted.id === undefined ? name === wanted.name : id === wanted.id,
    );
    if (found !== undefined) details[field] = { id: found.id, name: found.name, _info: {} };
    else {
      const message = `${what} ${wanted.id ?? wanted.name} not found ${where}`.trim();
      errors.push({ code: 'NotFound', message, field: `${field}/id` });
    }
  }

  const subtypes = board?.subtypes.filter(({ typeIds }) => typeId !== null && typeIds.includes(typeId)) ?? [];
  settle('subType', 'Service SubType', subtypes, onBoard);
  settle('item', 'Service Item', board?.items ?? [], onBoard);
  settle('team', 'Service Team', board?.teams ?? [], onBoard);
  settle('source', 'Source', data.sources);
  for (const field of ['severity', 'impact']) {
    const value = body[field];
    if (value === undefined || ['Low', 'Medium', 'High'].includes(String(value))) continue;
    errors.push({ code: 'InvalidField', message: `Invalid ${field}`, field });
  }
  return { details, errors };
}
