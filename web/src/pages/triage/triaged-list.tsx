import { notifications } from '@mantine/notifications';
import { useEffect, useState } from 'react';
import { mayActAs, useMe } from '../../session/me.ts';
import { triage, type triageWords } from '../../text/en/triage.ts';
import type { Column } from '../../ui/data-table.tsx';
import { List, type ListProps } from '../../ui/list.tsx';
import { BulkBar } from './bulk-bar.tsx';
import { type ChosenOf, makeSelection, mostSelected, SelectionContext, useSelected } from './selection.ts';

interface TriagedListProps<Row, Sort extends string> extends Omit<ListProps<Row, Sort>, 'held'> {
  readonly of: keyof typeof triageWords;
  readonly chosenOf: ChosenOf<Row>;
  /** The columns for analysts, with a box for each row. */
  readonly selectable: readonly Column<Row, Sort>[];
}

/** A list in which analysts select several rows and act on them. */
export function TriagedList<Row extends { readonly id: number }, Sort extends string>(
  props: TriagedListProps<Row, Sort>,
) {
  const { of, chosenOf, selectable, columns, ...list } = props;
  const mayAct = mayActAs(useMe().role, 'analyst');
  const [selection] = useState(makeSelection);
  const hasSelected = useSelected((one) => one.rows().size > 0, selection);
  const { data } = list.query;
  useEffect(() => {
    if (data !== undefined) selection.show(data.items.map(chosenOf));
  }, [selection, data, chosenOf]);
  useEffect(
    () =>
      selection.onTooMany(() => {
        notifications.show({ color: 'yellow', message: triage.most(mostSelected) });
      }),
    [selection],
  );
  return (
    <SelectionContext value={selection}>
      <List {...list} columns={mayAct ? selectable : columns} held={hasSelected} />
      {mayAct && <BulkBar of={of} />}
    </SelectionContext>
  );
}
