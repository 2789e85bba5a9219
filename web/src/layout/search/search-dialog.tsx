import { Box, Loader, Modal, Text, TextInput, VisuallyHidden } from '@mantine/core';
import { useDebouncedValue, useId } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { Search } from 'lucide-react';
import { type KeyboardEvent, useEffect, useState } from 'react';
import { api, read } from '../../api/client.ts';
import { search as text } from '../../text/en/search.ts';
import { formatNumber } from '../../ui/number.ts';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { type Option, optionsOf } from './options.ts';
import classes from './search-dialog.module.css';

const words = text;
/** Milliseconds after the last key. */
const pauseMs = 150;

/** One field for everything, as a combobox: the arrows choose, Enter goes there. */
export function SearchDialog({ opened, ...props }: SearchFieldProps & { readonly opened: boolean }) {
  return (
    <Modal
      opened={opened}
      onClose={props.onClose}
      title={words.title}
      size="lg"
      centered={false}
      yOffset="8vh"
      styles={{ body: { paddingTop: 0 } }}
    >
      <SearchField {...props} />
    </Modal>
  );
}

interface SearchFieldProps {
  /** The typed text is kept outside, because letters may be typed before the field exists. */
  readonly typed: string;
  readonly onType: (typed: string) => void;
  readonly onClose: () => void;
}

function SearchField({ typed, onType, onClose }: SearchFieldProps) {
  const id = useId();
  const router = useRouter();
  const [chosen, choose] = useState(0);
  const [asked] = useDebouncedValue(typed.trim(), pauseMs);
  const { data, error, isFetching } = useQuery({
    queryKey: ['search', 'everything', asked],
    queryFn: ({ signal }) =>
      read(api.GET('/api/v1/search', { params: { query: { search: asked } }, signal })),
    enabled: asked !== '',
    placeholderData: keepPreviousData,
  });
  const groups = data === undefined || asked === '' ? [] : optionsOf(data, asked);
  const options = groups.flatMap((group) => group.options);
  const at = Math.min(chosen, options.length - 1);
  const active = options[at];
  const optionId = (option: Option) => `${id}-${options.indexOf(option)}`;
  const activeId = active === undefined ? undefined : optionId(active);

  useEffect(() => {
    if (activeId !== undefined) document.getElementById(activeId)?.scrollIntoView({ block: 'nearest' });
  }, [activeId]);

  function go({ to }: Option) {
    onClose();
    void router.navigate({ href: to });
  }

  function onKeyDown(event: KeyboardEvent) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && options.length > 0) choose((at + step + options.length) % options.length);
    // The shown results still belong to fewer letters.
    else if (event.key === 'Enter' && active !== undefined && typed.trim() === asked) go(active);
    else return;
    event.preventDefault();
  }

  const isEmpty = asked !== '' && !isFetching && data !== undefined && options.length === 0;
  return (
    <>
      <TextInput
        aria-label={words.field}
        placeholder={words.placeholder}
        role="combobox"
        aria-expanded={options.length > 0}
        aria-controls={`${id}-list`}
        aria-activedescendant={activeId}
        aria-autocomplete="list"
        autoComplete="off"
        spellCheck={false}
        maxLength={200}
        data-autofocus
        leftSection={<Search size={16} aria-hidden />}
        rightSection={isFetching ? <Loader size="xs" aria-hidden /> : undefined}
        value={typed}
        onChange={({ currentTarget }) => {
          onType(currentTarget.value);
          choose(0);
        }}
        onKeyDown={onKeyDown}
      />
      <VisuallyHidden role="status">
        {asked === '' ? '' : isFetching ? words.searching : words.found(options.length)}
      </VisuallyHidden>
      {error !== null && <ProblemAlert error={error} />}
      <div id={`${id}-list`} role="listbox" aria-label={words.title} className={classes.list}>
        {groups.map(({ name, options: own, cutOff }) =>
          own.length === 0 ? null : (
            // biome-ignore lint/a11y/useSemanticElements: a group of options in a list box is no fieldset.
            <div key={name} role="group" aria-labelledby={`${id}-${name}`}>
              <Text id={`${id}-${name}`} size="xs" fw={600} c="dimmed" px="xs" pt="xs">
                {cutOff ? words.cutOff(words.groups[name]) : words.groups[name]}
              </Text>
              {own.map((option) => (
                <Row
                  key={option.key}
                  id={optionId(option)}
                  option={option}
                  isActive={option === active}
                  onPoint={() => choose(options.indexOf(option))}
                  onGo={() => go(option)}
                />
              ))}
            </div>
          ),
        )}
      </div>
      {groups
        .filter(({ options: own, cutOff }) => cutOff && own.length === 0)
        .map(({ name }) => (
          <Text key={name} size="xs" c="dimmed" px="xs" pt="xs">
            {words.cutOff(words.groups[name])}
          </Text>
        ))}
      {data !== undefined && asked !== '' && data.newestOnly !== null && (
        <Text size="xs" c="dimmed" px="xs" pt="xs">
          {words.newestOnly(formatNumber(data.newestOnly))}
        </Text>
      )}
      {isEmpty && (
        <Box p="md" ta="center">
          <Text fw={600}>{words.none}</Text>
          <Text size="sm" c="dimmed">
            {words.noneHint}
          </Text>
        </Box>
      )}
    </>
  );
}

interface RowProps {
  readonly id: string;
  readonly option: Option;
  readonly isActive: boolean;
  readonly onPoint: () => void;
  readonly onGo: () => void;
}

function Row({ id, option: { title, detail }, isActive, onPoint, onGo }: RowProps) {
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus (ARIA, aria-activedescendant).
    // biome-ignore lint/a11y/useKeyWithClickEvents: the field takes the keys.
    <div
      id={id}
      role="option"
      aria-selected={isActive}
      className={classes.option}
      onPointerMove={onPoint}
      onClick={onGo}
    >
      <Text size="sm" fw={600} truncate>
        {title}
      </Text>
      {detail !== null && (
        <Text size="xs" className={classes.detail} truncate>
          {detail}
        </Text>
      )}
    </div>
  );
}
