import { timingSafeEqual } from 'node:crypto';
import { sandboxAccount } from './account.ts';
import { cannotRoute, hiddenUnauthorized, type Refusal, unauthorized, unknownProgram } from './errors.ts';
import { type Answer, answerText, type Exchange } from './http.ts';
import type { SandboxState } from './state.ts';

/**
 * Identifies the caller: a refusal in ConnectWise's error format, or an answer if the request cannot be routed.
 */
export function authenticate({ headers }: Exchange, { data }: SandboxState): Refusal | Answer | 'known' {
  const refused = () => (data.badKeysStatus === 404 ? hiddenUnauthorized() : unauthorized());
  const basic = /^basic\s+([\w+/=-]+)\s*$/i.exec(headers.authorization ?? '');
  if (basic === null) return refused();
  const text = Buffer.from(basic[1] ?? '', 'base64').toString('utf8');
  const parts = /^([^+:]*)\+([^:]*):([\s\S]*)$/.exec(text);
  if (parts === null) return refused();
  const [, company = '', publicKey = '', privateKey = ''] = parts;
  if (company.toLowerCase() !== sandboxAccount.companyId) return answerText(400, cannotRoute);
  const known = data.keys.some(
    (pair) => !pair.revoked && same(pair.publicKey, publicKey) && same(pair.privateKey, privateKey),
  );
  if (!known) return refused();
  const program = headers.clientid;
  if (typeof program !== 'string' || program === '') return unknownProgram();
  if (data.clientIds !== null && !data.clientIds.includes(program.toLowerCase())) return unknownProgram();
  return 'known';
}

function same(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}
