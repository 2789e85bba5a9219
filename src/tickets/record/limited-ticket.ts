import type { CompanyScope } from '../../platform/database/company-scope.ts';
import type { TicketViewRow } from './ticket-view.ts';

/**
 * A ticket for a caller who is limited to some companies. The routing rule is removed, since its name may be about
 * another company. So is the company to which somebody moved the ticket in ConnectWise.
 */
export const limitTicket = <R extends TicketViewRow>(row: R, companies: CompanyScope): R =>
  companies === 'all' ? row : { ...row, routing: null, connectwise_company_name: null };
