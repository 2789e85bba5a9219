import { optionalPermissions } from '../../connectwise/client/permissions.ts';
import type { Problem } from '../../platform/values/problem.ts';

const { module, function: timeEntry } = optionalPermissions.time_inquire;

export const closingProblems = {
  touched: (id: number, how: string): Problem => ({
    code: 'closing.touched',
    message: `A person has worked on ticket ${id}: ${how}.`,
    hint: 'Close it in ConnectWise when the work is done. To have Picket close such tickets, too, change the setting under Closing tickets.',
    retry: 'never',
  }),
  timeNotReadable: (id: number): Problem => ({
    code: 'closing.time_not_readable',
    message: `Picket cannot see whether somebody has entered time on ticket ${id}.`,
    hint: `Grant the security role ${module} → ${timeEntry} → Inquire (All). Or let Picket close tickets that a person has touched, under Closing tickets.`,
    retry: 'never',
  }),
  touchUnknown: (id: number, what: string): Problem => ({
    code: 'closing.touch_unknown',
    message: `Picket cannot prove that nobody has worked on ticket ${id}: ${what}.`,
    hint: 'Close the ticket in ConnectWise. Check that the API member may read its own role, and all notes and the audit trail of tickets.',
    retry: 'never',
  }),
  noStatus: (board: string): Problem => ({
    code: 'closing.no_status',
    message: `No closed status is chosen for the board “${board}”.`,
    hint: 'Choose one under Closing tickets. Picket then tries again.',
    retry: 'never',
  }),
  statusGone: (board: string, status: string): Problem => ({
    code: 'closing.status_gone',
    message: `The status “${status}” of the board “${board}” is not there, is inactive, or does not close tickets.`,
    hint: 'Choose another status for this board under Closing tickets.',
    retry: 'never',
  }),
  ignored: (id: number, status: string): Problem => ({
    code: 'closing.ignored',
    message: `ConnectWise accepted the status “${status}” for ticket ${id}, but the ticket is still open.`,
    hint: 'Find the workflow rule that opens it again. Picket tries again after a day.',
    retry: 'never',
  }),
  stillWorked: (id: number, by: string): Problem => ({
    code: 'closing.worked_lately',
    message: `Ticket ${id} was changed by ${by} within the quiet time.`,
    hint: 'Nothing to do: Picket looks again after a day.',
    retry: 'never',
  }),
  statusTwice: (board: string): Problem => ({
    code: 'closing.status_twice',
    message: `The board “${board}” has more than one closing status.`,
    hint: 'Choose one closed status for each board.',
    retry: 'never',
  }),
} as const;
