import { Button, Group, Paper, Text } from '@mantine/core';
import { BellOff, ListChecks, ListTree, RotateCcw, ShieldCheck, SkipForward, X } from 'lucide-react';
import { useContext, useLayoutEffect, useRef, useState } from 'react';
import { isLimited, useMe } from '../../session/me.ts';
import { triage, triageWords } from '../../text/en/triage.ts';
import { ButtonLink } from '../../ui/button-link.tsx';
import { isSingleKey } from '../../ui/keys.ts';
import { ProblemDialog } from '../../ui/problem-dialog.tsx';
import { type Asking, BulkDialog } from './bulk-dialog.tsx';
import { OutcomesDialog } from './outcomes-dialog.tsx';
import { type BulkAction, useBulkAction } from './queries.ts';
import { type RowOutcome, rowOutcomes } from './row-outcomes.ts';
import { SelectionContext, useSelected } from './selection.ts';
import { sayDone } from './undo-toast.tsx';

const asking: readonly { readonly action: Asking; readonly icon: typeof BellOff; readonly wide: boolean }[] =
  [
    { action: 'skip', icon: SkipForward, wide: false },
    { action: 'silence', icon: BellOff, wide: true },
    { action: 'accept', icon: ShieldCheck, wide: true },
    { action: 'allow', icon: ListChecks, wide: true },
  ];

interface BulkBarProps {
  /** The list whose rows are selected. */
  readonly of: keyof typeof triageWords;
}

/** The actions for the selected rows, at the bottom of the screen, so that nothing above moves. */
export function BulkBar({ of: list }: BulkBarProps) {
  const words = triageWords[list];
  const selection = useContext(SelectionContext);
  const rows = useSelected((of) => of.rows());
  const limited = isLimited(useMe());
  const [action, ask] = useState<Asking>();
  const [outcomes, setOutcomes] = useState<readonly RowOutcome[]>();
  const retry = useBulkAction();
  const bar = useRef<HTMLDivElement>(null);
  const incidentIds = [...new Set([...rows.values()].map((row) => row.incidentId))];

  // Registered before a dialog's own listeners: Escape in a dialog keeps the selection.
  useLayoutEffect(() => {
    function onKey(event: KeyboardEvent) {
      if (!isSingleKey(event)) return;
      if (event.key === 'a') bar.current?.querySelector('button')?.focus();
      if (event.key === 'Escape') selection.clear();
    }
    window.addEventListener('keydown', onKey, true);
    return () => window.removeEventListener('keydown', onKey, true);
  }, [selection]);

  const isShown = rows.size > 0;
  useLayoutEffect(() => {
    if (!isShown || bar.current === null) return;
    const { style } = document.documentElement;
    style.setProperty('--bulk-bar', `${bar.current.offsetHeight + 8}px`);
    return () => void style.removeProperty('--bulk-bar');
  }, [isShown]);

  function finish(done: BulkAction) {
    ask(undefined);
    const all = [...rows.values()];
    const tell = (became: readonly RowOutcome[]) => {
      if (became.some(({ problem }) => problem !== null)) setOutcomes(became);
    };
    sayDone({ words, action: done, rows: all, onUndone: tell });
    const became = rowOutcomes(all, done.results);
    tell(became);
    // Unchanged incidents stay selected for another action.
    selection.set(
      became.flatMap(({ row, problem }) => (problem === null ? [row] : [])),
      false,
    );
  }

  return (
    <>
      {isShown && (
        <Paper
          ref={bar}
          component="section"
          aria-label={words.bar}
          shadow="md"
          p="xs"
          pos="sticky"
          bottom={8}
          style={{ zIndex: 4 }}
        >
          <Group gap="xs">
            <Text fw={600} size="sm" role="status" mr="xs">
              {triage.selected(rows.size)}
            </Text>
            <Button
              size="xs"
              variant="default"
              leftSection={<RotateCcw size={14} aria-hidden />}
              loading={retry.isPending}
              onClick={() => retry.mutate({ action: 'retry', incidentIds }, { onSuccess: finish })}
            >
              {triage.actions.retry}
            </Button>
            {asking
              .filter(({ wide }) => !wide || !limited)
              .map(({ action: one, icon: Icon }) => (
                <Button
                  key={one}
                  size="xs"
                  variant="default"
                  leftSection={<Icon size={14} aria-hidden />}
                  onClick={() => ask(one)}
                >
                  {triage.actions[one]}
                </Button>
              ))}
            {list !== 'incidents' && (
              <ButtonLink
                to="/incidents"
                search={{ ids: incidentIds.join(',') }}
                size="xs"
                variant="default"
                leftSection={<ListTree size={14} aria-hidden />}
              >
                {triage.open(incidentIds.length)}
              </ButtonLink>
            )}
            <Button
              size="xs"
              variant="subtle"
              leftSection={<X size={14} aria-hidden />}
              onClick={selection.clear}
            >
              {triage.clear}
            </Button>
          </Group>
        </Paper>
      )}
      <BulkDialog
        action={action}
        words={words}
        count={rows.size}
        incidentIds={incidentIds}
        onClose={() => ask(undefined)}
        onDone={finish}
      />
      <OutcomesDialog words={words} outcomes={outcomes} onClose={() => setOutcomes(undefined)} />
      <ProblemDialog error={retry.error} onClose={retry.reset} />
    </>
  );
}
