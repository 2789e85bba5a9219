import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { textArray } from '../../platform/database/arrays.ts';
import { type CompanyScope, isInScope } from '../../platform/database/company-scope.ts';

/** Whether a row of `ticket` belongs to a company in the scope. */
export const ofTicket = (companies: CompanyScope): RawBuilder<SqlBool> =>
  companies === 'all'
    ? sql`true`
    : sql`incident_id in (select id from incident where ${isInScope('company_id', companies)})`;

/** Whether a row of `detection_tally` with company counts belongs to one in the scope. */
export const ofTally = (companies: CompanyScope): RawBuilder<SqlBool> =>
  companies === 'all' ? sql`true` : sql`value = any(${textArray([...companies].map(String))})`;
