import { toProblem } from '../../../api/problem.ts';
import { connectWise } from '../../../text/en/connectwise.ts';
import { text } from '../../../text/index.ts';
import { Select } from '../../../ui/select.tsx';
import type { ChoiceName, ServiceForm } from './use-service-form.ts';

const words = connectWise.services;

/** One of the four choices, read live from ConnectWise, with its error. */
export function ChoiceSelect({ name, form }: { name: ChoiceName; form: ServiceForm }) {
  const id = form.values[`${name}Id`];
  const list = form.lists[name];
  const items = list.data?.items ?? [];
  const isListed = items.some((one) => one.id === id);
  const waitsForBoard = (name === 'status' || name === 'type') && form.values.boardId === null;
  const data = items.map((one) => ({
    value: String(one.id),
    label: one.closed === true ? words.closed(one.name) : one.name,
    disabled: one.closed === true,
  }));
  // A choice that no longer exists in ConnectWise is still shown, and cannot be chosen again.
  if (id !== null && !isListed) {
    data.unshift({ value: String(id), label: form.nameOf(name) ?? words.numbered(id), disabled: true });
  }
  return (
    <Select
      label={words.choices[name]}
      description={words.choiceHints[name]}
      placeholder={waitsForBoard ? words.boardFirst : list.isLoading ? text.ui.loading : words.choose}
      data={data}
      value={id === null ? null : String(id)}
      onChange={(value) => form.choose(name, value === null ? null : Number(value))}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': words.clear(words.choices[name]) }}
      nothingFoundMessage={words.nothingFound}
      disabled={waitsForBoard || (list.data === undefined && id === null)}
      error={errorOf(name, form, isListed)}
    />
  );
}

function errorOf(name: ChoiceName, form: ServiceForm, isListed: boolean): string | undefined {
  const id = form.values[`${name}Id`];
  const list = form.lists[name];
  const refused = form.errors[`${name}Id`];
  if (refused !== undefined) return refused;
  // If the boards cannot be read, that is shown once, above.
  if (list.isError) return form.lists.board.isError ? undefined : toProblem(list.error).detail;
  if (id === null) return form.values.enabled && list.data ? words.missingOne[name] : undefined;
  if (list.data === undefined) return undefined;
  if (!isListed) return words.goneOne[name](form.nameOf(name) ?? words.numbered(id));
  return list.data.items.find((one) => one.id === id)?.closed === true ? words.closedChosen : undefined;
}
