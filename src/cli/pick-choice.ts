import type { Api } from './api-client.ts';
import { wrongUse } from './io.ts';

/** A choice from ConnectWise. */
export interface Named {
  readonly id: number;
  readonly name: string;
  readonly closed?: boolean;
}

export const label = ({ name, id, closed }: Named) => `${name} (${id}${closed ? ', closed' : ''})`;

/** The choices in ConnectWise: `boards`, `boards/22/statuses`, `sources`. */
export const list = async (api: Api, what: string) =>
  (await api.get<{ items: Named[] }>(`/api/v1/connectwise/${what}`)).items;

/** The id of a typed choice: an id, or a name in ConnectWise. */
export async function pick(
  typed: string | undefined,
  saved: Named | null,
  what: string,
  read: () => Promise<Named[]>,
): Promise<number | null> {
  if (typed === undefined) return saved?.id ?? null;
  if (/^\d+$/.test(typed)) return Number(typed);
  const names = await read();
  const found = names.filter(({ name }) => name.toLowerCase() === typed.trim().toLowerCase());
  const [only] = found;
  if (found.length === 1 && only !== undefined) return only.id;
  throw wrongUse(
    found.length === 0
      ? `ConnectWise has no ${what} “${typed}”.`
      : `ConnectWise has more than one ${what} “${typed}”.`,
    `Enter one of: ${names.map(label).join(', ')}.`,
  );
}
