import { z } from 'zod';
import { faultSchema } from './faults.ts';
import type { Exchange, Sent } from './http.ts';
import { keySchema, type SandboxState } from './state.ts';

/** More queries a minute than any demonstration needs; more would only fill the log. */
const fastest = 60_000;

const bodies = {
  rate: z.object({ perMinute: z.number().min(0).max(fastest) }),
  rows: z.object({
    rows: z.array(z.record(z.string(), z.unknown())).max(10_000).optional(),
    /** The number of queries to generate. */
    count: z.number().int().min(1).max(10_000).optional(),
  }),
  /** `{ faults: […] }`, or a single fault. */
  faults: z.preprocess(
    (body) => (typeof body === 'object' && body !== null && 'faults' in body ? body : { faults: [body] }),
    z.object({ faults: z.array(faultSchema) }),
  ),
  keys: z.object({ keys: z.array(keySchema) }),
  client: z.object({ name: z.string().trim().min(1).max(255) }),
  reset: z.object({ seed: z.string().max(255).optional() }).default({}),
};

/**
 * The controls for people and tests: PUT /sandbox/rate, … They need no key, so keep the sandbox on loopback.
 */
export function answerControl(exchange: Exchange, state: SandboxState): Sent {
  const { method, path, json } = exchange;
  const client = /^\/sandbox\/clients\/([^/]+)$/.exec(path);
  const [route, id = ''] = client === null ? [path] : ['/sandbox/clients', client[1] ?? ''];

  switch (`${method} ${route}`) {
    case 'GET /sandbox/rate':
      return json(200, { perMinute: state.rate });
    case 'PUT /sandbox/rate':
      return change(exchange, bodies.rate, ({ perMinute }) => {
        state.rate = perMinute;
        return { perMinute };
      });
    case 'GET /sandbox/rows':
      return json(200, { rows: state.log.all().map(({ row }) => row) });
    case 'POST /sandbox/rows':
      return change(exchange, bodies.rows, ({ rows = [], count = 0 }) => ({
        rows: [...state.emit(rows), ...state.emit(count)],
      }));
    case 'GET /sandbox/faults':
      return json(200, { faults: state.faults.list() });
    case 'PUT /sandbox/faults':
      return change(exchange, bodies.faults, ({ faults }) => {
        state.faults.set(...faults);
        return { faults: state.faults.list() };
      });
    case 'DELETE /sandbox/faults':
      state.faults.clear();
      return json(200, { faults: [] });
    case 'PUT /sandbox/keys':
      return change(exchange, bodies.keys, ({ keys }) => {
        state.keys = keys;
        return { keys: keys.length };
      });
    case 'POST /sandbox/clients':
      return change(exchange, bodies.client, ({ name }) =>
        state.rename(id, name) ? { client_id: id, client_name: name } : null,
      );
    case 'POST /sandbox/reset':
      return change(exchange, bodies.reset, ({ seed }) => {
        state.reset(seed);
        return { reset: true };
      });
    default:
      return json(404, { message: `The sandbox has no ${method} ${path}.` });
  }
}

function change<T>({ body, json }: Exchange, schema: z.ZodType<T>, apply: (value: T) => unknown): Sent {
  const read = schema.safeParse(body);
  if (!read.success) return json(400, { message: z.prettifyError(read.error) });
  const answer = apply(read.data);
  if (answer === null) return json(404, { message: 'There is no such organization.' });
  return json(200, answer);
}
