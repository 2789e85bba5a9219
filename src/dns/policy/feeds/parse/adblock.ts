import type { NotTakenReason } from '../not-taken.ts';
import type { Format, Taker } from './line-reader.ts';

/**
 * The rules of ad blockers. Only rules that mean a whole host are accepted: `||x^` is x with all names below it, `|x^`
 * is x alone, `||*.x^` is the names below x; with `@@` they are exceptions. Anything else in a rule narrows it to some
 * requests, which DNS cannot distinguish, so the rule is reported and not used.
 */
export const adblock: Format = {
  id: 'adblock',
  exceptionsAlwaysWin: true,
  reader: (take) => ({
    read(line) {
      const text = line.trim();
      const rule = hostRule.exec(text);
      const reason = rule === null ? otherReason(text) : takeRule(rule, take);
      if (reason !== null) take.skip(reason);
    },
  }),
};

/** The exception mark, the anchor, the host, the end of the address, the modifiers. */
const hostRule = /^(@@)?(\|\|?)([^\s/^$|:?]*)\^(\|)?(?:\$(.*))?$/;

function takeRule([, at, anchor, host = '', end, written]: RegExpExecArray, take: Taker) {
  const isException = at !== undefined;
  const modifiers = written === undefined ? [] : written.toLowerCase().split(',');
  const meanAll = isException ? exceptionModifiers : blockModifiers;
  if (!modifiers.every((modifier) => meanAll.has(modifier))) return 'modifier';
  // In a browser the end mark means the first page alone. Exceptions for DNS are written so, and it does not widen
  // them.
  if (end !== undefined && !isException) return 'path';
  const isBelow = host.startsWith('*.');
  const name = isBelow ? host.slice(2) : host;
  if (/^\**$/.test(name)) return 'everything';
  if (name.includes('*')) return 'wildcard';
  const reach = isBelow ? 'only_below' : anchor === '||' ? 'with_below' : 'exact';
  take[isException ? 'except' : 'block'](name, reach, modifiers.includes('important'));
  return null;
}

/** Why a line is not a rule for a host; null for a comment. */
function otherReason(text: string): NotTakenReason | null {
  if (/^$|^!|^#+(?:\s|$)|^#(?![#@?$%])|^\[[^\]]*\]$/.test(text)) return null;
  if (/^(?:@@)?\/.*\/(?:\$.*)?$/.test(text)) return 'regular_expression';
  if (/^(?:@@)?[|*]+\^?$/.test(text)) return 'everything';
  if (/#@?(?:[?$%]|\$\?)?#|\$@?\$/.test(text)) return 'cosmetic';
  return /^(?:@@)?\|\|?[^\s/^$|:?]*(?:[:/?]|\^[^|$])/.test(text) ? 'path' : 'pattern';
}

/** `all` means every type of request. */
const blockModifiers = new Set(['important', 'all']);
const exceptionModifiers = new Set(['important']);
