import { visibleText } from '../../platform/values/visible-text.ts';
import { sandboxAccount } from '../../sandbox/connectwise/account.ts';
import { paint } from '../io.ts';
import type { Stage } from './stage.ts';

/** Prints a line for each new ticket in the sandbox, until the demo is stopped. */
export async function followTickets(
  { io, app, connectWise }: Stage,
  say: (line: string) => void,
): Promise<void> {
  let shown = 0;
  let lost: string | null = null;
  void app.lost.then(({ message }) => {
    lost = message;
  });
  while (!io.signal.aborted && lost === null) {
    for (const ticket of connectWise.tickets().slice(shown)) {
      shown += 1;
      const company = (ticket.company?.name ?? '').padEnd(28);
      say(`${paint(io, 'green', `#${ticket.id}`)}  ${company}  ${visibleText(ticket.summary)}`);
      say(`        ${paint(io, 'dim', ticket.url)}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  if (lost !== null) throw new Error(lost);
}

interface Ticket {
  readonly id: number;
}

/** The first tickets, read through the sandbox's API, as any ConnectWise client would. */
export async function ticketsFromSandbox(url: string, count: number): Promise<unknown[]> {
  const { companyId, publicKey, privateKey, clientId, codebase } = sandboxAccount;
  const credentials = Buffer.from(`${companyId}+${publicKey}:${privateKey}`).toString('base64');

  async function read<T>(path: string): Promise<T> {
    const response = await fetch(`${url}/${codebase}apis/3.0/service/tickets${path}`, {
      headers: { authorization: `Basic ${credentials}`, clientId, accept: 'application/json' },
    });
    if (!response.ok) throw new Error(`The sandbox answered ${response.status}: ${await response.text()}`);
    return (await response.json()) as T;
  }

  const tickets = await read<Ticket[]>(
    `?${new URLSearchParams({ orderBy: 'id asc', pageSize: String(count) })}`,
  );
  return Promise.all(
    tickets.map(async (ticket) => {
      // ConnectWise returns the initial description as the first note of the discussion.
      const [first] = await read<{ text: string }[]>(`/${ticket.id}/notes`);
      return { ...ticket, initialDescription: first?.text ?? null };
    }),
  );
}
