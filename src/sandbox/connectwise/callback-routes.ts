import { randomBytes, randomUUID } from 'node:crypto';
import { z } from 'zod';
import { apiError, invalid, notFound } from './errors.ts';
import { resourceFields } from './fields.ts';
import { type Answer, answerJson } from './http.ts';
import { answerList } from './list.ts';
import { missing, parsedObject, unknownMember } from './parse-ticket.ts';
import type { Json } from './present.ts';
import type { CallbackRow } from './records.ts';
import type { Needs, Right } from './roles.ts';
import type { Call, Route } from './route.ts';
import { listQuery } from './table-routes.ts';

/** An assumption: the documentation names no right, and integrations that use callbacks require this one. */
const setup = (right: Right): Needs => ({ function: 'Table Setup', right });

/** The callbacks that are called when a ticket changes. */
export const callbackRoutes: readonly Route[] = [
  { method: 'GET', path: '/system/callbacks', needs: setup('inquire'), answer: list },
  { method: 'POST', path: '/system/callbacks', needs: setup('add'), answer: register },
  { method: 'DELETE', path: '/system/callbacks/{id}', needs: setup('delete'), answer: remove },
];

function list(call: Call): Answer {
  const records = (call.state.data.callbacks ?? []).map(shown);
  return answerList({ records, fields: resourceFields.callback }, listQuery(call));
}

const bodySchema = z.strictObject({
  id: z.number().optional(),
  description: z.string().max(100).default(''),
  url: z.string().min(1),
  objectId: z.number().int(),
  type: z.string().min(1),
  level: z.string().min(1),
  payloadVersion: z.string().optional(),
  inactiveFlag: z.boolean().default(false),
  isSelfSuppressedFlag: z.boolean().default(false),
});

function register({ state, exchange }: Call): Answer {
  const body = parsedObject(exchange.text);
  const unknown = Object.keys(body).find((name) => !Object.hasOwn(bodySchema.shape, name));
  if (unknown !== undefined) throw unknownMember(unknown, exchange.text, 'CallbackEntry');
  const absent = ['url', 'objectId', 'type', 'level'].filter((name) => body[name] === undefined);
  if (absent.length > 0) throw invalid('callbackEntry', absent.map(missing));
  const read = bodySchema.safeParse(body);
  if (!read.success) throw apiError(400, 'A member of the callback has a value of the wrong kind.');
  const { data } = state;
  const { objectId, url, type } = read.data;
  data.callbacks ??= [];
  if (data.callbacks.some((one) => one.url === url && one.type === type)) {
    const message = 'A matching callback entry already exists';
    throw invalid('callbackEntry', [{ code: 'ObjectExists', message, field: 'objectId' }]);
  }
  const callback: CallbackRow = {
    id: 1 + data.callbacks.reduce((last, { id }) => Math.max(last, id), 300),
    url,
    type,
    level: read.data.level,
    description: read.data.description,
    isSelfSuppressedFlag: read.data.isSelfSuppressedFlag,
    inactiveFlag: read.data.inactiveFlag,
    // 0 and 1 both mean everything, and 1 is stored.
    objectId: objectId === 0 ? 1 : objectId,
    signingKeyId: randomUUID(),
    signingKey: randomBytes(32).toString('base64'),
    failingSince: null,
  };
  data.callbacks.push(callback);
  state.save();
  return answerJson(201, shown(callback));
}

function remove({ state, ids: [id = 0] }: Call): Answer {
  const left = (state.data.callbacks ?? []).filter((callback) => callback.id !== id);
  if (left.length === (state.data.callbacks ?? []).length) throw notFound('CallbackEntry', id);
  state.data.callbacks = left;
  state.save();
  return { status: 204, type: '', body: '' };
}

/** Without the key, which is available only at the address in a call. */
const shown = ({ signingKey: _, signingKeyId: __, failingSince: ___, ...callback }: CallbackRow): Json => ({
  ...callback,
  memberId: 149,
  payloadVersion: '3.0.0',
  _info: {},
});
