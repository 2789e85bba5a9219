import { describe, expect, it } from 'vitest';
import { chooseText } from './choose-text.ts';
import { namedTwice, nextSteps, usableTexts } from './next-steps.ts';
import { shippedDefault, shippedTexts } from './shipped.ts';

const shipped = nextSteps.initial;
const own = { name: 'Bank of Cedar', matches: ['Phishing of banks'], text: 'Call the bank.' };

describe('the text of the next steps', () => {
  it.each([
    ['PHISHING', 'Phishing'],
    ['Bots/C2', 'Command and control'],
    ['Command_and_control', 'Command and control'],
    ['C&C', 'Command and control'],
    ['Newly Seen Domain', 'Newly registered domains'],
    ['Generated domain names (DGA)', 'Generated domain names (DGA)'],
    ['DNS Tunneling', 'Data exfiltration and tunnelling'],
    ['VPN and proxies', 'Unwanted categories'],
    ['List “Malware of Cedar”', 'Malware'],
  ])('for %s is that of %s', (said, name) => {
    expect(chooseText(shipped, [said]).name).toBe(name);
  });

  it.each([['Botany lovers'], ['Suspiciously cheap'], ['Minerals'], [''], ['—']])(
    'does not match “%s” as part of a longer word',
    (said) => {
      expect(chooseText(shipped, [said])).toEqual({ text: shippedDefault, name: null, because: null });
    },
  );

  it('is for the gravest of several reasons, in any order', () => {
    const said = ['Newly registered domains', 'Phishing', 'Ransomware'];
    expect(chooseText(shipped, said).name).toBe('Ransomware');
    expect(chooseText(shipped, said.reverse()).because).toEqual({ said: 'Ransomware', match: 'ransomware' });
  });

  it('is the administrator’s own before a shipped one, and the more specific of two for the same reason', () => {
    const saved = { default: null, texts: [{ ...own, name: 'Wide', matches: ['phishing'] }, own] };
    expect(chooseText(saved, ['Phishing of banks']).name).toBe(own.name);
    expect(chooseText(saved, ['Phishing of shops']).name).toBe('Wide');
    expect(chooseText(saved, ['Ransomware', 'Phishing of shops']).name).toBe('Wide');
  });

  it('is the default if there is no reason', () => {
    expect(chooseText({ default: 'Look.', texts: [] }, [])).toMatchObject({ text: 'Look.', name: null });
  });
});

describe('the texts', () => {
  it('are replaced by name in any letter case, at the place of the shipped one', () => {
    const changed = { name: 'phishing', matches: ['phish'], text: 'Ask.' };
    const texts = usableTexts({ texts: [changed, own] });
    expect(texts[0]).toEqual({ ...own, origin: 'own' });
    expect(texts).toHaveLength(shippedTexts.length + 1);
    expect(texts.find(({ name }) => name === 'phishing')).toEqual({ ...changed, origin: 'changed' });
  });

  it('may not have the same name twice', () => {
    expect(namedTwice([own, { ...own, name: ' bank of cedar ' }])).toEqual([' bank of cedar ']);
  });

  it('that are shipped keep the limits, and each is found by its first word', () => {
    expect(nextSteps.schema.safeParse({ default: shippedDefault, texts: shippedTexts }).success).toBe(true);
    for (const { name, matches } of shippedTexts)
      expect(chooseText(shipped, [matches[0] ?? '']).name).toBe(name);
  });
});
