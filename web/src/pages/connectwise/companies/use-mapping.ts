import { type InfiniteData, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { api, read } from '../../../api/client.ts';
import { refresh } from '../../../api/query-keys.ts';
import type { Company, Mapping } from './queries.ts';

/** A change of a company's mapping on this page, and the mapping before. */
export interface MappingChange {
  readonly state: 'saving' | 'saved' | 'undone' | 'failed';
  /** The mapping after the change; while it is being saved, or if that failed, the previous one. */
  readonly company: Company;
  readonly before: Mapping | null;
  readonly error?: unknown;
}

interface Page {
  readonly items: Company[];
}

/** Saves a choice at once, and can undo it. */
export function useMapping() {
  const queries = useQueryClient();
  const [changes, setChanges] = useState<ReadonlyMap<number, MappingChange>>(new Map());

  // Stable, so that a choice renders only its own row.
  const act = useMemo(() => {
    const note = (change: MappingChange) =>
      setChanges((before) => new Map(before).set(change.company.id, change));

    async function save(company: Company, targetId: number | null, done: 'saved' | 'undone') {
      // Undo restores the mapping before the undone change.
      const before = company.mapping;
      note({ state: 'saving', company, before });
      try {
        const after = await put(company, targetId);
        note({ state: done, company: after, before });
        queries.setQueriesData<InfiniteData<Page>>({ queryKey: ['companies', 'list'] }, (data) =>
          data === undefined ? data : { ...data, pages: data.pages.map((page) => replaced(page, after)) },
        );
        void queries.invalidateQueries({ queryKey: ['companies', 'list'] });
        void refresh(queries, 'status');
      } catch (error) {
        note({ state: 'failed', company, before, error });
      }
    }

    return {
      choose: (company: Company, targetId: number | null) => void save(company, targetId, 'saved'),
      undo: ({ company, before }: MappingChange) =>
        void save(company, before?.connectwiseCompanyId ?? null, 'undone'),
    };
  }, [queries]);

  return { changes, ...act };
}

async function put(company: Company, targetId: number | null): Promise<Company> {
  const params = { path: { id: company.id } };
  if (targetId !== null) {
    const body = { connectwiseCompanyId: targetId };
    return read(api.PUT('/api/v1/companies/{id}/mapping', { params, body }));
  }
  await read(api.DELETE('/api/v1/companies/{id}/mapping', { params }));
  return { ...company, mapping: null };
}

const replaced = <P extends Page>(page: P, after: Company): P => ({
  ...page,
  items: page.items.map((one) => (one.id === after.id ? after : one)),
});
