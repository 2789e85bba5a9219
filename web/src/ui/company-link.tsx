import { rowCompanyLabel } from './company-select.tsx';
import { TextLink } from './link.tsx';

interface CompanyOfRow {
  readonly companyId: number;
  readonly companyName: string;
  readonly companyExternalId: string;
  readonly sameNameElsewhere: boolean;
}

/** The company of a row as a link to its page, on two lines at most. It is above the link of the row. */
export const RowCompany = (row: CompanyOfRow) => (
  <TextLink
    to="/companies/$id"
    params={{ id: String(row.companyId) }}
    c="inherit"
    lineClamp={2}
    title={rowCompanyLabel(row)}
    style={{ position: 'relative', zIndex: 1 }}
  >
    {rowCompanyLabel(row)}
  </TextLink>
);
