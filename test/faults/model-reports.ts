import type { NewTicket } from '../../src/connectwise/client/types.ts';

/** A ticket that is a report. */
export interface ReportTicket {
  readonly id: number;
  readonly content: NewTicket;
  /** Virtual time from which searches find it. */
  readonly indexedAt: number;
}

/** By the reference that Picket gives it. */
export const isReport = ({ externalXRef }: Pick<NewTicket, 'externalXRef'>) =>
  externalXRef.startsWith('picket:report-');

/** The reports that ConnectWise has. Technicians leave them alone. */
export function modelReports() {
  const filed: ReportTicket[] = [];
  return {
    filed,
    file(content: NewTicket, indexedAt: number): ReportTicket {
      const ticket = { id: 900_000 + filed.length, content, indexedAt };
      filed.push(ticket);
      return ticket;
    },
    withReference: (reference: string) => filed.filter(({ content }) => content.externalXRef === reference),
  };
}
