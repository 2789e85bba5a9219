import { createContext, useContext, useSyncExternalStore } from 'react';

/** As many as one action takes. */
export const mostSelected = 500;

/** A row that can be selected: of an incident, of its ticket or of a detection. Actions concern its incident. */
export interface Chosen {
  readonly id: number;
  readonly incidentId: number;
  readonly name: string;
  readonly company: string;
}

/** What a row of a list is, for its selection. It has to stay the same from one drawing to the next. */
export type ChosenOf<Row> = (row: Row) => Chosen;

/** The rows that are selected, on whatever page. Apart from the drawing: a box that is ticked draws itself only. */
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
    /** Ticks a row, or unticks it; with `range`, all from the one before to this one, as on the page. */
    toggle(row: Chosen, range: boolean) {
      const on = !selected.has(row.id);
      const [from, to] = [anchor ?? row.id, row.id].map((id) => page.findIndex((one) => one.id === id));
      const isRange = range && from !== undefined && to !== undefined && from >= 0 && to >= 0;
      set(isRange ? page.slice(Math.min(from, to), Math.max(from, to) + 1) : [row], on);
      anchor = row.id;
    },
    clear: () => keep(new Map()),
    /** What is on the page now, in order. */
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

/** Something of the selection, drawn anew when it changes. */
export function useSelected<T>(read: (selection: Selection) => T, own?: Selection): T {
  const given = useContext(SelectionContext);
  const selection = own ?? given;
  return useSyncExternalStore(selection.subscribe, () => read(selection));
}
