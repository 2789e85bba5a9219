import { z } from 'zod';
import { failed, ok, type Problem, type Result } from '../../platform/values/problem.ts';
import type { HyasClientOptions } from './client.ts';
import { exchange } from './exchange.ts';
import { hyasProblems } from './problems.ts';

export interface NewList {
  /** The name by which the list is found again. */
  readonly name: string;
  readonly domain: string;
  /** `domain`: with all names below it. `fqdn`: this name only. */
  readonly datatype: 'domain' | 'fqdn';
  readonly notes: string;
}

/** The allow lists of a key's organization, as public clients of HYAS use them. */
export interface HyasLists {
  /** The ids of the allow lists with a name. */
  named(list: Pick<NewList, 'name' | 'datatype'>, signal: AbortSignal): Promise<Result<string[]>>;
  /** Creates a list with one domain; returns its id. After a failure it may exist. */
  make(list: NewList, signal: AbortSignal): Promise<Result<string>>;
  /** Deletes a list; a missing list counts as deleted. */
  remove(id: string, signal: AbortSignal): Promise<Result<null>>;
  close(): Promise<void>;
}

const id = z.union([z.int(), z.string().min(1).max(100)]).transform(String);
const found = z.object({ local: z.array(z.object({ id, name: z.string().nullish() })) });
const made = z.object({ listId: id });

/** Answers that mean a missing right of the key, not a temporary failure. */
const refusals = new Set(['hyas.key_refused', 'hyas.not_found', 'hyas.request_refused']);

export function hyasLists(options: HyasClientOptions): HyasLists {
  const baseUrl = options.baseUrl.replace(/\/+$/, '');
  const { host } = new URL(baseUrl);
  const http = exchange({
    baseUrl,
    apiKey: options.apiKey.trim(),
    network: options.network,
    clock: options.clock,
    timeoutMs: options.timeoutMs ?? 60_000,
    maxAnswerBytes: options.maxAnswerBytes ?? 16 * 1024 * 1024,
    log: options.log,
  });
  const refused = (problem: Problem) =>
    failed(refusals.has(problem.code) ? hyasProblems.listsRefused(host, problem.message) : problem);

  return {
    async named({ name, datatype }, signal) {
      const answer = await http.get(`/data/list?datatype=${datatype}&enabled=true&type=allow`, signal);
      if (!answer.ok) return refused(answer.problem);
      const lists = found.safeParse(answer.value.json);
      return lists.success
        ? ok(lists.data.local.filter((list) => list.name === name).map((list) => list.id))
        : failed(hyasProblems.unexpectedAnswer(host, 'lists'));
    },

    async make({ name, domain, datatype, notes }, signal) {
      const body = {
        type: 'allow',
        datatype,
        enabled: true,
        name,
        notes,
        data: [domain],
        createdBy: 'Picket',
      };
      const answer = await http.post('/data/list', body, signal);
      if (!answer.ok) return refused(answer.problem);
      const list = made.safeParse(answer.value.json);
      return list.success ? ok(list.data.listId) : failed(hyasProblems.unexpectedAnswer(host, 'lists'));
    },

    async remove(listId, signal) {
      const answer = await http.delete(`/data/list/${encodeURIComponent(listId)}`, signal);
      if (answer.ok || answer.problem.code === 'hyas.not_found') return ok(null);
      return refused(answer.problem);
    },

    close: () => http.close(),
  };
}
