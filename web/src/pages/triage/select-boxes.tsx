import { Checkbox } from '@mantine/core';
import { type ChangeEvent, useContext } from 'react';
import { triage } from '../../text/en/triage.ts';
import type { Column } from '../../ui/data-table.tsx';
import { type Chosen, type ChosenOf, SelectionContext, useSelected } from './selection.ts';

/** Selects one row; with the shift key, all rows from the previous one to this one. */
function SelectBox({ row }: { row: Chosen }) {
  const selection = useContext(SelectionContext);
  const checked = useSelected(({ has }) => has(row.id));
  const change = ({ nativeEvent }: ChangeEvent) =>
    selection.toggle(row, nativeEvent instanceof MouseEvent && nativeEvent.shiftKey);
  return (
    <Checkbox
      size="xs"
      aria-label={triage.selectOne(row.name)}
      checked={checked}
      onChange={change}
      style={{ userSelect: 'none' }}
    />
  );
}

/** Selects the page, or clears its selection. */
function SelectPage() {
  const selection = useContext(SelectionContext);
  const count = useSelected(({ page, has }) => page().filter(({ id }) => has(id)).length);
  const all = useSelected(({ page }) => page().length);
  return (
    <Checkbox
      size="xs"
      aria-label={triage.selectPage}
      checked={all > 0 && count === all}
      indeterminate={count > 0 && count < all}
      onChange={() => selection.set(selection.page(), count < all)}
    />
  );
}

/** The column with the checkboxes, for users who may act on the rows. Create it once, outside of rendering. */
export const selectColumn = <Row, Sort extends string>(chosenOf: ChosenOf<Row>): Column<Row, Sort> => ({
  id: 'select',
  title: triage.select,
  heading: <SelectPage />,
  width: '2.25rem',
  cell: (row) => <SelectBox row={chosenOf(row)} />,
});
