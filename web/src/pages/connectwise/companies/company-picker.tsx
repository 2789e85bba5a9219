import { ActionIcon, Combobox, TextInput, Tooltip, useVirtualizedCombobox } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { X } from 'lucide-react';
import { createContext, useContext, useEffect, useId, useState } from 'react';
import { usePages } from '../../../api/pages.ts';
import { connectWise } from '../../../text/en/connectwise.ts';
import { isolated } from '../../../text/isolated.ts';
import { useReached } from '../../../ui/use-reached.ts';
import { fetchTargets, type Kinds, type Target } from './queries.ts';
import { TargetOptions } from './target-options.tsx';

const words = connectWise.companies;

/** The status and type of the offered companies; a page sets it if its reader may filter them. */
export const OfferedKinds = createContext<Kinds>({});

interface CompanyPickerProps {
  readonly label: string;
  readonly chosen: { readonly id: number; readonly name: string; readonly identifier: string | null } | null;
  readonly onChoose: (target: Target) => void;
  /** Removes the choice; without it, it cannot be removed. */
  readonly remove?: { readonly label: string; readonly act: () => void };
  readonly disabled?: boolean;
  readonly invalid?: boolean;
}

export const targetName = ({ name, identifier }: { name: string; identifier: string | null }): string =>
  identifier === null || identifier === '' || identifier === name
    ? name
    : `${isolated(name)} (${isolated(identifier)})`;

/** A search field for ConnectWise companies; of thousands, only the visible ones are rendered. */
export function CompanyPicker({ label, chosen, onChoose, remove, disabled, invalid }: CompanyPickerProps) {
  const [opened, setOpened] = useState(false);
  const { reached, reach } = useReached();
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed.trim(), 200);
  const [selected, setSelected] = useState(-1);
  const list = useId();
  const kinds = useContext(OfferedKinds);
  const targets = usePages<Target>(
    ['connectwise', 'companies', search, kinds],
    (cursor, signal) => fetchTargets(search, kinds, cursor, signal),
    { enabled: opened },
  );
  const rows = targets.rows ?? [];

  function choose(at: number) {
    const target = rows[at];
    // Enter must not choose from the result of an earlier search.
    if (target === undefined || targets.isPlaceholderData || search !== typed.trim()) return;
    combobox.closeDropdown();
    if (target.id !== chosen?.id) onChoose(target);
  }

  const combobox = useVirtualizedCombobox({
    opened,
    onOpenedChange(now) {
      setOpened(now);
      setTyped('');
      setSelected(-1);
    },
    totalOptionsCount: rows.length,
    getOptionId: (at) => `${list}-${at}`,
    selectedOptionIndex: selected,
    setSelectedOptionIndex: setSelected,
    activeOptionIndex: Math.max(
      0,
      rows.findIndex(({ id }) => id === chosen?.id),
    ),
    onSelectedOptionSubmit: choose,
  });
  // Set before a list exists, because the field always names the list that it controls.
  const { setListId } = combobox;
  useEffect(() => setListId(list), [setListId, list]);
  const name = chosen === null ? '' : targetName(chosen);

  return (
    <Combobox
      keepMounted={reached}
      store={combobox}
      onOptionSubmit={(at) => choose(Number(at))}
      position="bottom-start"
    >
      <Combobox.Target withExpandedAttribute>
        <TextInput
          {...reach}
          aria-label={label}
          aria-invalid={invalid === true || undefined}
          value={opened ? typed : name}
          placeholder={opened ? name || words.searchTarget : words.pickerEmpty}
          disabled={disabled === true}
          error={invalid === true}
          onChange={(event) => {
            combobox.openDropdown();
            setTyped(event.currentTarget.value);
            setSelected(0);
          }}
          onClick={() => combobox.openDropdown()}
          onBlur={() => combobox.closeDropdown()}
          rightSectionPointerEvents="auto"
          rightSection={
            chosen !== null && remove !== undefined && !opened && disabled !== true ? (
              <Tooltip label={remove.label}>
                <ActionIcon variant="subtle" color="gray" aria-label={remove.label} onClick={remove.act}>
                  <X size={16} aria-hidden />
                </ActionIcon>
              </Tooltip>
            ) : (
              <Combobox.Chevron />
            )
          }
        />
      </Combobox.Target>
      <Combobox.Dropdown miw={280}>
        <TargetOptions
          label={label}
          listId={list}
          query={targets}
          rows={targets.rows}
          selected={selected}
          chosenId={chosen?.id ?? null}
        />
      </Combobox.Dropdown>
    </Combobox>
  );
}
