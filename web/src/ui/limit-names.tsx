import { text } from '../text/index.ts';
import { isolatedList } from '../text/isolated.ts';

/** The companies that a user or a token is limited to, by name. */
export function LimitNames({ companies }: { companies: readonly { readonly name: string }[] | null }) {
  if (companies === null) return text.ui.limit.all;
  return isolatedList(companies.map(({ name }) => name)) || text.ui.limit.nothing;
}
