import { z } from 'zod';

const listRequest = z.object({
  type: z.enum(['allow', 'deny']),
  datatype: z.enum(['domain', 'fqdn', 'registrar', 'cidr', 'ip', 'nameserver', 'tld']),
  enabled: z.boolean().default(true),
  name: z.string().min(1).max(255),
  notes: z.string().max(2000).default(''),
  data: z
    .union([z.array(z.string().max(255)), z.string().transform((text) => text.split(/\r?\n/))])
    .default([]),
  createdBy: z.string().max(255).default(''),
});

const itemRequest = z.object({
  value: z.string().trim().min(1).max(255),
  notes: z.string().max(2000).default(''),
  enabled: z.boolean().default(true),
  createdBy: z.string().max(255).default(''),
});

type Item = z.infer<typeof itemRequest>;
type List = Omit<z.infer<typeof listRequest>, 'data'> & { readonly id: number; readonly items: Item[] };

export interface Answered {
  readonly status: number;
  readonly body: unknown;
}

export interface DomainLists {
  query(search: URLSearchParams): Answered;
  create(body: unknown, dryRun: boolean): Answered;
  add(id: number, body: unknown): Answered;
  read(id: number): Answered;
  remove(id: number): Answered;
  /** Whether an enabled allow list contains the name or one above it. */
  allows(domain: string): boolean;
  clear(): void;
}

const answered = (status: number, body: unknown): Answered => ({ status, body });
const misunderstood = (error: z.ZodError) => answered(400, { message: z.prettifyError(error) });
const unknownList = answered(404, { message: 'There is no such list.' });

/** Allow and deny lists with the operations that a client uses: created, filled, read and deleted. */
export function domainLists(): DomainLists {
  let lists: List[] = [];
  let lastId = 0;
  const find = (id: number) => lists.find((list) => list.id === id);

  return {
    query(search) {
      const local = lists.filter((list) =>
        (['datatype', 'type', 'enabled'] as const).every((field) => {
          const wanted = search.get(field);
          return wanted === null || wanted === String(list[field]);
        }),
      );
      return answered(200, { local: local.map(({ items, ...list }) => ({ ...list, count: items.length })) });
    },

    create(body, dryRun) {
      const read = listRequest.safeParse(body);
      if (!read.success) return misunderstood(read.error);
      if (dryRun) return answered(200, { listId: null });
      const { data, ...list } = read.data;
      const values = data
        .map((value) => value.trim())
        .filter((value) => value !== '' && !value.startsWith('#'));
      const items = values.map((value) => itemRequest.parse({ value, createdBy: list.createdBy }));
      lists.push({ ...list, id: ++lastId, items });
      return answered(200, { listId: lastId });
    },

    add(id, body) {
      const read = itemRequest.safeParse(body);
      if (!read.success) return misunderstood(read.error);
      const list = find(id);
      if (list === undefined) return unknownList;
      if (!list.items.some(({ value }) => value === read.data.value)) list.items.push(read.data);
      return answered(200, { listId: id });
    },

    read(id) {
      const list = find(id);
      return list === undefined ? unknownList : answered(200, list);
    },

    remove(id) {
      if (find(id) === undefined) return unknownList;
      lists = lists.filter((list) => list.id !== id);
      return answered(200, { listId: id });
    },

    allows(domain) {
      const names = domain.split('.').map((_, index, labels) => labels.slice(index).join('.'));
      return lists.some(
        ({ type, datatype, enabled, items }) =>
          enabled &&
          type === 'allow' &&
          (datatype === 'domain' || datatype === 'fqdn') &&
          items.some(
            (item) =>
              item.enabled && (datatype === 'fqdn' ? item.value === domain : names.includes(item.value)),
          ),
      );
    },

    clear() {
      lists = [];
      lastId = 0;
    },
  };
}
