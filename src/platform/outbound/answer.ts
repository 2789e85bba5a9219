import { parseJson } from '../values/parse-json.ts';
import type { Reply } from './exchange.ts';

/** The content of an answer that should be JSON. */
export type Content =
  | { readonly kind: 'json'; readonly json: unknown }
  | { readonly kind: 'html' }
  | { readonly kind: 'broken' };

/** An HTML page is a separate kind: a wrong host, a proxy or a sign-in page sends one. */
export function parseContent(reply: Reply): Content {
  if (looksLikeHtml(reply)) return { kind: 'html' };
  try {
    return { kind: 'json', json: parseJson(reply.text) };
  } catch {
    return { kind: 'broken' };
  }
}

export const looksLikeHtml = ({ headers, text }: Pick<Reply, 'headers' | 'text'>) =>
  /text\/html|application\/xhtml/i.test(headers['content-type'] ?? '') ||
  /^\s*<(!doctype|html|head|body)/i.test(text.slice(0, 200));
