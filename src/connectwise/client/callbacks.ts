import { z } from 'zod';
import { failed, ok } from '../../platform/values/problem.ts';
import type { Api } from './api.ts';
import { fetchAllPages } from './pages.ts';
import { parseOne } from './parse-answer.ts';
import { optionalPermissions, permissions } from './permissions.ts';
import { problems } from './problems.ts';
import type { CallbackCalls, CallbackRecord } from './ticket-types.ts';
import { write } from './write-ticket.ts';

const route = '/system/callbacks';

const callbackSchema = z
  .object({ id: z.int().positive(), url: z.string(), inactiveFlag: z.boolean().optional().catch(undefined) })
  .transform((row): CallbackRecord => ({ id: row.id, url: row.url, inactive: row.inactiveFlag ?? false }));

const idSchema = z.object({ id: z.int().positive() });
const keySchema = z.object({ signing_key: z.string().min(1) }).transform((read) => read.signing_key);

/** The documented form: `…/<version>//system/callbackkey/index.rails?companyName=…&id=…`, and no other. */
const isKeyAddress = ({ pathname, searchParams, hash }: URL): boolean =>
  /^\/[\w.-]+\/{1,2}system\/callbackkey\/index\.rails$/i.test(pathname) &&
  [...searchParams.keys()].every((name) => ['companyname', 'id'].includes(name.toLowerCase())) &&
  hash === '';

/** Registers, lists and removes callbacks for tickets, and reads the key that signs their calls. */
export function callbackCalls(api: Api): CallbackCalls {
  const { site } = api;
  return {
    callbacks: (signal) =>
      fetchAllPages(
        api,
        {
          method: 'GET',
          path: route,
          route,
          permission: { ...permissions.types, endpoint: `GET ${route}` },
          query: { conditions: 'type="ticket"' },
          signal,
        },
        callbackSchema,
      ),
    addCallback: ({ url, description }, signal) =>
      write(
        api,
        {
          method: 'POST',
          path: route,
          route,
          permission: optionalPermissions.callbacks_add,
          // Owner 1: every ticket on every board.
          body: JSON.stringify({
            url,
            description,
            objectId: 1,
            type: 'ticket',
            level: 'owner',
            inactiveFlag: false,
            isSelfSuppressedFlag: true,
          }),
          signal,
        },
        (reply) => parseOne(reply, site.host, idSchema),
      ),
    removeCallback: (id, signal) =>
      write(
        api,
        {
          method: 'DELETE',
          path: `${route}/${id}`,
          route: `${route}/{id}`,
          permission: optionalPermissions.callbacks_delete,
          signal,
        },
        () => ok(null),
      ),
    async callbackKey(keyUrl, signal) {
      const url = URL.canParse(keyUrl) ? new URL(keyUrl) : null;
      // The address of the key is not verified yet, and our keys are sent with the request, so only the site itself is
      // accepted.
      if (url === null || ![site.origin, site.apiOrigin].includes(url.origin) || url.username !== '') {
        return failed(problems.foreignKeyHost(url?.host ?? 'an invalid address'));
      }
      if (!isKeyAddress(url)) return failed(problems.foreignKeyPath(url.host));
      const reply = await api.fetch(url.href, '/system/callbackkey', signal);
      return reply.ok ? parseOne(reply.value, url.host, keySchema) : reply;
    },
  };
}
