import type { User } from './queries.ts';

/** What every dialog about one user is given. */
export interface UserDialogProps {
  readonly user: User;
  readonly opened: boolean;
  readonly onClose: () => void;
}
