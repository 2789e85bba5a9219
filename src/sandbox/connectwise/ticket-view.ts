import type { AccountData } from './account-data.ts';
import { ticketJson } from './present.ts';
import type { DocumentRow, HistoryEntry, Note, TicketRow } from './records.ts';

interface Named {
  readonly id: number;
  readonly name: string;
}

/** A ticket as seen with all rights. */
export interface SandboxTicket {
  readonly id: number;
  readonly summary: string;
  readonly board?: Named;
  readonly status?: Named;
  readonly type?: Named;
  readonly priority?: Named;
  readonly subType?: Named;
  readonly item?: Named;
  readonly team?: Named;
  readonly source?: Named;
  readonly severity?: string;
  readonly impact?: string;
  readonly company?: Named & { readonly identifier: string };
  readonly externalXRef?: string;
  readonly closedFlag: boolean;
  /** The first note of the discussion, where ConnectWise shows it. */
  readonly initialDescription: string | null;
  /** The configurations that are attached, by number. */
  readonly configurationIds: readonly number[];
  readonly contact?: Named;
  readonly agreement?: Named;
  readonly site?: Named;
  readonly notes: readonly Note[];
  readonly history: readonly HistoryEntry[];
  readonly documents: readonly DocumentRow[];
  readonly customFields: readonly (Record<string, unknown> & {
    readonly id: number;
    readonly caption: string;
    readonly value: unknown;
  })[];
  readonly url: string;
}

export function ticketView(ticket: TicketRow, data: AccountData, url: string): SandboxTicket {
  const first = ticket.notes.find(({ tab }) => tab === 'discussion');
  return {
    ...(ticketJson(ticket, data, `${url}/v4_6_release/apis/3.0`) as unknown as SandboxTicket),
    initialDescription: first?.text ?? null,
    configurationIds: [...(ticket.configurationIds ?? [])],
    notes: structuredClone(ticket.notes),
    history: structuredClone(ticket.history),
    documents: structuredClone(ticket.documents ?? []),
    url: `${url}/tickets/${ticket.id}`,
  };
}
