import { search as text } from '../../text/en/search.ts';
import { actionAddress, type Found, pageAddress } from './places.ts';

const words = text;

export interface Option {
  readonly key: string;
  readonly title: string;
  readonly detail: string | null;
  readonly to: string;
}

export interface OptionGroup {
  readonly name: keyof typeof words.groups;
  readonly options: readonly Option[];
  readonly cutOff: boolean;
}

const query = (path: string, values: Readonly<Record<string, string>>) =>
  `${path}?${new URLSearchParams(values)}`;

/** The text that lists search for: a pasted address or a defanged domain becomes its plain name. */
function plainName(asked: string): string {
  const dotted = asked.replaceAll(/\[\.\]|\(\.\)|\[dot\]|\(dot\)/gi, '.');
  return /^h(?:xx|tt)ps?(?:\[:\]|:)\/\/(?:[^@/]*@)?([^/?#:]+)/i.exec(dotted)?.[1] ?? dotted;
}

/** The results as groups of options with their addresses; empty groups are left out. */
export function optionsOf(found: Found, asked: string): OptionGroup[] {
  const typed = plainName(asked);
  const { incidents, tickets, companies, devices, domains, pages, actions } = found;
  const list = (
    name: OptionGroup['name'],
    { items, more, cutOff }: Found['incidents'],
    addressOf: (item: Found['incidents']['items'][number]) => string,
    all?: string,
  ): OptionGroup => ({
    name,
    cutOff,
    options: [
      ...items.map((item, at) => ({
        key: `${name}-${item.id ?? item.title}-${at}`,
        title: item.title,
        detail: item.detail,
        to: addressOf(item),
      })),
      ...(more && all !== undefined
        ? [{ key: `${name}-all`, title: words.all(words.groups[name]), detail: null, to: all }]
        : []),
    ],
  });
  const places = <Id extends string>(
    name: 'pages' | 'actions',
    of: readonly { readonly id: Id; readonly title: string }[],
    addresses: Readonly<Record<Id, string>>,
  ): OptionGroup => ({
    name,
    cutOff: false,
    options: of.map(({ id, title }) => ({ key: `${name}-${id}`, title, detail: null, to: addresses[id] })),
  });
  const incident = ({ id }: { readonly id: number | null }) => `/incidents/${id}`;
  return [
    list('incidents', incidents, incident, query('/incidents', { search: typed })),
    list('tickets', tickets, incident, query('/tickets', { search: typed })),
    list('companies', companies, ({ id }) => `/companies/${id}`),
    list('devices', devices, ({ title }) => query('/incidents', { device: title })),
    list('domains', domains, ({ title }) => query('/incidents', { domain: title })),
    places('pages', pages, pageAddress),
    places('actions', actions, actionAddress),
  ].filter(({ options, cutOff }) => options.length > 0 || cutOff);
}
