import { domainToASCII } from 'node:url';
import { parse } from 'tldts';
import { failed, ok, type Result } from '../../platform/values/problem.ts';
import { policyProblems } from './problems.ts';

const longestName = 253;
const longestLabel = 63;

/**
 * Parses a domain as people write it (`bad[.]example`, `hxxps://bad.example/path`, `Bad.Example.`) into the stored
 * form: lower case, ASCII, no final dot. Refuses names that belong to nobody: an address, `localhost`, `co.uk`. Refuses
 * the suffix of a hosting provider's customers (`github.io`) unless `wholeSuffix` confirms it.
 */
export function parseDomain(written: string, { wholeSuffix = false } = {}): Result<string> {
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

/** The host of a URL, or the name itself: not defanged, in lower case and without a final dot. */
export function hostOf(written: string): string {
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

/** The name and every name above it. */
export function namesAbove(name: string): string[] {
  const labels = name.split('.');
  return labels.map((_, at) => labels.slice(at).join('.'));
}
