import { Button, Group, Paper, Text } from '@mantine/core';
import { BellOff, ListChecks, RotateCcw, ShieldCheck, SkipForward, X } from 'lucide-react';
import { useContext, useLayoutEffect, useRef, useState } from 'react';
import { isLimited, useMe } from '../../../session/me.ts';
import { triage } from '../../../text/en/triage.ts';
import { isSingleKey } from '../../../ui/keys.ts';
import { ProblemDialog } from '../../../ui/problem-dialog.tsx';
import { type Asking, BulkDialog } from './bulk-dialog.tsx';
import { type Outcomes, OutcomesDialog } from './outcomes-dialog.tsx';
import { type BulkAction, useBulkAction } from './queries.ts';
import { SelectionContext, useSelected } from './selection.ts';
import { sayDone } from './undo-toast.tsx';

const words = triage;

const asking: readonly { readonly action: Asking; readonly icon: typeof BellOff; readonly wide: boolean }[] =
  [
    { action: 'skip', icon: SkipForward, wide: false },
    { action: 'silence', icon: BellOff, wide: true },
    { action: 'accept', icon: ShieldCheck, wide: true },
    { action: 'allow', icon: ListChecks, wide: true },
  ];

/** What can be done with the selected incidents, at the foot of the screen: nothing above it moves. */
export function BulkBar() {
  const selection = useContext(SelectionContext);
  const rows = useSelected((of) => of.rows());
  const limited = isLimited(useMe());
  const [action, ask] = useState<Asking>();
  const [outcomes, setOutcomes] = useState<Outcomes>();
  const retry = useBulkAction();
  const bar = useRef<HTMLDivElement>(null);
  const ids = [...rows.keys()];

  // Registered before a dialog's own listeners: Escape there leaves the selection as it is.
  useLayoutEffect(() => {
    function onKey(event: KeyboardEvent) {
      if (!isSingleKey(event)) return;
      if (event.key === 'a') bar.current?.querySelector('button')?.focus();
      if (event.key === 'Escape') selection.clear();
    }
    window.addEventListener('keydown', onKey, true);
    return () => window.removeEventListener('keydown', onKey, true);
  }, [selection]);

  function finish(done: BulkAction) {
    ask(undefined);
    const tell = (results: BulkAction['results']) => {
      if (results.some(({ problem }) => problem !== null)) setOutcomes({ results, incidents: rows });
    };
    sayDone(done, tell);
    tell(done.results);
    // What did not change stays selected: for another action.
    selection.set(
      done.results.flatMap(({ incidentId, problem }) =>
        problem === null ? (rows.get(incidentId) ?? []) : [],
      ),
      false,
    );
  }

  return (
    <>
      {rows.size > 0 && (
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
              {words.selected(rows.size)}
            </Text>
            <Button
              size="xs"
              variant="default"
              leftSection={<RotateCcw size={14} aria-hidden />}
              loading={retry.isPending}
              onClick={() => retry.mutate({ action: 'retry', incidentIds: ids }, { onSuccess: finish })}
            >
              {words.actions.retry}
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
                  {words.actions[one]}
                </Button>
              ))}
            <Button
              size="xs"
              variant="subtle"
              leftSection={<X size={14} aria-hidden />}
              onClick={selection.clear}
            >
              {words.clear}
            </Button>
          </Group>
        </Paper>
      )}
      <BulkDialog action={action} incidentIds={ids} onClose={() => ask(undefined)} onDone={finish} />
      <OutcomesDialog outcomes={outcomes} onClose={() => setOutcomes(undefined)} />
      <ProblemDialog error={retry.error} onClose={retry.reset} />
    </>
  );
}
