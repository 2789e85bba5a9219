import { Checkbox } from '@mantine/core';
import { type ChangeEvent, useContext } from 'react';
import { triage } from '../../../text/en/triage.ts';
import { nameOf } from '../name-of.ts';
import type { Incident } from '../queries.ts';
import { SelectionContext, useSelected } from './selection.ts';

/** Selects one incident; with the shift key, all from the last one to this. */
export function SelectBox({ incident }: { incident: Incident }) {
  const selection = useContext(SelectionContext);
  const checked = useSelected(({ has }) => has(incident.id));
  const change = ({ nativeEvent }: ChangeEvent) =>
    selection.toggle(incident, nativeEvent instanceof MouseEvent && nativeEvent.shiftKey);
  return (
    <Checkbox
      size="xs"
      aria-label={triage.selectOne(nameOf(incident))}
      checked={checked}
      onChange={change}
      style={{ userSelect: 'none' }}
    />
  );
}

/** Selects the page, or nothing of it. */
export function SelectPage() {
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
