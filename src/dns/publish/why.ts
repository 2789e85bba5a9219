import type { Kysely } from 'kysely';
import type { Schema } from '../../platform/database/schema.ts';
import { refuse } from '../../platform/values/problem.ts';
import { parseNetwork, putName } from '../index/keys.ts';
import { PolicyReader } from '../index/reader.ts';
import { settle } from '../index/settle.ts';
import { type Applying, type Explained, explain } from '../policy/explain.ts';
import { lineInFeed } from '../policy/feeds/store.ts';
import { readName } from '../policy/read-name.ts';
import { typeNumber } from '../policy/rulesets/rule-body.ts';
import { loadOwnPolicy } from './load-policy.ts';
import type { DnsNode } from './node.ts';
import { publishProblems } from './problems.ts';

export interface Asked {
  readonly name: string;
  readonly companyId?: number | undefined;
  readonly type: string;
  readonly client?: string | undefined;
  readonly device?: string | undefined;
  readonly at: Date;
}

/** The why-tool. It reads the index in force, so it shows what the resolver really does. */
export async function why(db: Kysely<Schema>, node: DnsNode | null, asked: Asked) {
  const bytes = await node?.readIndex();
  if (bytes == null) throw refuse('conflict', publishProblems.noIndex());
  const reader = new PolicyReader(bytes);
  const matches = reader.matches(queryOf(asked));
  const policy = await loadOwnPolicy(db, []);
  const explanation = explain(nameOf(asked.name), matches, settle, {
    ...policy,
    msp: { ...policy.msp, feeds: [] },
  });
  return {
    generation: reader.header.generation,
    action: explanation.decidedBy?.match.action ?? ('none' as const),
    summary: explanation.summary,
    decidedBy: explanation.decidedBy && (await view(db, explanation.decidedBy)),
    alsoMatched: await Promise.all(explanation.alsoMatched.map((one) => view(db, one))),
    without: explanation.without,
  };
}

async function view(db: Kysely<Schema>, { text, line, match }: Explained<Applying>) {
  const { action, category, list, entry } = match;
  const inFeed = list?.kind === 'feed' && entry !== null;
  return { text, action, category, line: inFeed ? await lineInFeed(db, list.id, entry) : line, inFeed };
}

function nameOf(text: string): string {
  const { name } = readName(text.trim());
  if (name === null) throw refuse('invalid', publishProblems.notAName(text));
  return name;
}

function queryOf({ name, companyId, type, client, device, at }: Asked) {
  const room = new Uint8Array(256);
  const end = putName(nameOf(name), room, 0);
  const number = typeNumber(type.toUpperCase());
  if (end < 0) throw refuse('invalid', publishProblems.notAName(name));
  if (number === null) throw refuse('invalid', publishProblems.notAType(type));
  return {
    name: room.slice(0, end),
    type: number,
    at: at.getTime(),
    company: companyId ?? null,
    client: {
      address: client === undefined ? null : (parseNetwork(client)?.octets ?? null),
      device: device ?? null,
    },
  };
}
