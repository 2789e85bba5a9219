import type { Kysely } from 'kysely';
import type { Schema } from '../platform/database/schema.ts';
import { transaction } from '../platform/database/transaction.ts';
import { refuse } from '../platform/values/problem.ts';
import { kindOf } from './index.ts';
import type { ReadAgain } from './kind.ts';
import { sourceProblems } from './problems.ts';
import { receive } from './receive.ts';
import { lockSource } from './store.ts';

/**
 * Processes the quarantined rows of a source again, in one transaction.
 * @throws `not_found`; `invalid` if the source is polled: then its rows come again by themselves.
 */
export async function readAgain(db: Kysely<Schema>, sourceId: number, now: Date): Promise<ReadAgain> {
  return transaction(db, async (tx) => {
    const source = await lockSource(tx, sourceId);
    if (source === undefined) throw refuse('not_found', sourceProblems.notFound(sourceId));
    const kind = kindOf(source.kind);
    if (kind.start.how !== 'listen') throw refuse('invalid', sourceProblems.notReadAgain(source.name));
    return kind.start.readAgain(tx, source, (inner, batch, at) => receive(inner, kind, batch, at), now);
  });
}
