import { domainToASCII } from 'node:url';
import { parse } from 'tldts';
import { failed, ok, type Result } from '../values/problem.ts';
import { policyProblems } from './problems.ts';

const longestName = 253;
const longestLabel = 63;

/**
 * A domain as a person writes it (`bad[.]example`, `hxxps://bad.example/path`, `Bad.Example.`), as the list keeps it:
 * lower case, ASCII, no dot at its end. Refuses what is no name of somebody’s own: an address, `localhost`, `co.uk`,
 * and, unless `wholeSuffix` says that it is meant, one under which a hosting provider’s customers are (`github.io`).
 */
export function readDomain(written: string, { wholeSuffix = false } = {}): Result<string> {
  const name = domainToASCII(hostOf(written));
  const labels = name.split('.');
  const isName =
    name.length <= longestName && labels.every((label) => label.length <= longestLabel && isLabel(label));
  if (!isName) return failed(policyProblems.notADomain(written));
  const { isIp, isPrivate, domain } = parse(name, {
    allowPrivateDomains: true,
    validateHostname: false,
  });
  if (isIp) return failed(policyProblems.address(name));
  if (labels.length < 2) return failed(policyProblems.singleLabel(name));
  if (domain !== null) return ok(name);
  if (!isPrivate) return failed(policyProblems.publicSuffix(name));
  return wholeSuffix ? ok(name) : failed(policyProblems.sharedSuffix(name));
}

const isLabel = (label: string) => /^[a-z0-9_](?:[a-z0-9_-]*[a-z0-9_])?$/.test(label);

/** The host of an address, or the name itself, without what people put around it so that nobody clicks on it. */
function hostOf(written: string): string {
  const dotted = written.trim().replaceAll(/\[\.\]|\(\.\)|\{\.\}|\[dot\]|\(dot\)/gi, '.');
  const name = dotted.replace(/^(?:hxxps?|https?)(?:\[:\]|:)\/\//i, '').replace(/[/?#].*$/s, '');
  return name
    .replace(/^[^@]*@/, '')
    .replace(/:\d+$/, '')
    .replace(/\.$/, '')
    .toLowerCase();
}

/** Whether a name is the domain or below it. */
export const isWithin = (name: string, domain: string): boolean =>
  name === domain || name.endsWith(`.${domain}`);

/** The name, and every name that it is below. */
export function namesAbove(name: string): string[] {
  const labels = name.split('.');
  return labels.map((_, at) => labels.slice(at).join('.'));
}
