import { text } from '../text/index.ts';
import { Dialog } from './dialog.tsx';
import { ProblemAlert } from './problem-alert.tsx';

/** Why the action of a plain button failed. */
export function ProblemDialog({ error, onClose }: { error: unknown; onClose: () => void }) {
  return (
    <Dialog opened={error !== null} onClose={onClose} title={text.ui.notDone}>
      {error !== null && <ProblemAlert error={error} />}
    </Dialog>
  );
}
