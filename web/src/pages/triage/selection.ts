import { createContext, useContext, useSyncExternalStore } from 'react';

/** The most rows of one selection. */
export const mostSelected = 500;

/** A row that can be selected: of an incident, a ticket or a detection. Actions apply to its incident. */
export interface Chosen {
  readonly id: number;
  readonly incidentId: number;
  readonly name: string;
  readonly company: string;
}

/** Describes a row of a list for the selection. The function must stay the same between renders. */
export type ChosenOf<Row> = (row: Row) => Chosen;

/** The selected rows, on any page. Kept outside of React state, so that a ticked box renders only itself. */
export function makeSelection() {
  let selected: ReadonlyMap<number, Chosen> = new Map();
  let page: readonly Chosen[] = [];
  let anchor: number | null = null;
  let tooMany = () => {};
  const listeners = new Set<() => void>();

  function keep(next: ReadonlyMap<number, Chosen>) {
    if (next.size > mostSelected) return tooMany();
    selected = next;
    for (const listener of listeners) listener();
  }

  function set(rows: readonly Chosen[], on: boolean) {
    const next = new Map(selected);
    for (const row of rows) on ? next.set(row.id, row) : next.delete(row.id);
    keep(next);
  }

  return {
    set,
    /** Selects or clears a row; with `range`, all rows from the previous one to this one, as on the page. */
    toggle(row: Chosen, range: boolean) {
      const on = !selected.has(row.id);
      const [from, to] = [anchor ?? row.id, row.id].map((id) => page.findIndex((one) => one.id === id));
      const isRange = range && from !== undefined && to !== undefined && from >= 0 && to >= 0;
      set(isRange ? page.slice(Math.min(from, to), Math.max(from, to) + 1) : [row], on);
      anchor = row.id;
    },
    clear: () => keep(new Map()),
    /** The rows of the current page, in order. */
    show(rows: readonly Chosen[]) {
      if (rows === page) return;
      page = rows;
      for (const listener of listeners) listener();
    },
    onTooMany(say: () => void) {
      tooMany = say;
    },
    page: () => page,
    rows: () => selected,
    has: (id: number) => selected.has(id),
    subscribe(listener: () => void) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

export type Selection = ReturnType<typeof makeSelection>;

export const SelectionContext = createContext<Selection>(makeSelection());

/** A value derived from the selection, which renders again when it changes. */
export function useSelected<T>(read: (selection: Selection) => T, own?: Selection): T {
  const given = useContext(SelectionContext);
  const selection = own ?? given;
  return useSyncExternalStore(selection.subscribe, () => read(selection));
}
