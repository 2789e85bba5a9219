import { ActionIcon, Button } from '@mantine/core';
import { Search } from 'lucide-react';
import { lazy, Suspense, useCallback, useEffect, useRef, useState } from 'react';
import { text } from '../../text/index.ts';
import { isDialogOpen, isSingleKey, isTyping } from '../../ui/keys.ts';

// Separate from the code that each page needs first; loaded when the browser is idle.
const loadSearch = () => import('./search-dialog.tsx').then((file) => ({ default: file.SearchDialog }));
const SearchDialog = lazy(loadSearch);
const KeysDialog = lazy(() => import('./keys-dialog.tsx').then((file) => ({ default: file.KeysDialog })));
/** Milliseconds after which the dialog is loaded: by then the page is shown. */
const fetchAfterMs = 2000;

/** The search in the header with its keys, and `?`, which lists all keys. */
export function SearchButton() {
  const [open, setOpen] = useState<'search' | 'keys'>();
  const [typed, setTyped] = useState('');
  const [wanted, setWanted] = useState<ReadonlySet<string>>(new Set());
  const isAwaited = useRef(false);
  const show = useCallback((what: 'search' | 'keys') => {
    setWanted((before) => new Set([...before, what]));
    setTyped('');
    setOpen(what);
    isAwaited.current = what === 'search';
  }, []);

  useEffect(() => {
    // A failure is shown when the dialog is opened.
    const timer = setTimeout(() => void loadSearch().catch(() => {}), fetchAfterMs);
    return () => clearTimeout(timer);
  }, []);

  useEffect(() => {
    function onKey(event: KeyboardEvent) {
      const what = wantedBy(event);
      // The first letters may be typed before the field exists.
      if (isAwaited.current && isLetter(event)) setTyped((before) => before + event.key);
      else if (what !== undefined) show(what);
      else return;
      event.preventDefault();
      event.stopImmediatePropagation();
    }
    document.addEventListener('keydown', onKey, true);
    return () => document.removeEventListener('keydown', onKey, true);
  }, [show]);

  const close = () => {
    setOpen(undefined);
    isAwaited.current = false;
  };
  return (
    <>
      <Button
        variant="default"
        visibleFrom="sm"
        w={240}
        justify="start"
        fw={400}
        leftSection={<Search size={16} aria-hidden />}
        rightSection={<kbd>{text.shell.searchKey}</kbd>}
        styles={{ label: { flex: 1 } }}
        onClick={() => show('search')}
      >
        {text.shell.searchHint}
      </Button>
      <ActionIcon
        variant="subtle"
        color="gray"
        size="lg"
        hiddenFrom="sm"
        aria-label={text.shell.search}
        onClick={() => show('search')}
      >
        <Search size={20} aria-hidden />
      </ActionIcon>
      <Suspense>
        {wanted.has('search') && (
          <SearchDialog opened={open === 'search'} typed={typed} onType={setTyped} onClose={close} />
        )}
        {wanted.has('keys') && <KeysDialog opened={open === 'keys'} onClose={close} />}
      </Suspense>
    </>
  );
}

const isLetter = (event: KeyboardEvent) =>
  event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey && !isInDialog(event.target);

const isInDialog = (target: EventTarget | null) =>
  isTyping(target) || (target instanceof Element && target.closest('[role="dialog"]') !== null);

function wantedBy(event: KeyboardEvent): 'search' | 'keys' | undefined {
  const hasControl = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
  if (hasControl && event.key.toLowerCase() === 'k') return isDialogOpen() ? undefined : 'search';
  if (!isSingleKey(event)) return undefined;
  return event.key === '/' ? 'search' : event.key === '?' ? 'keys' : undefined;
}
