import { describe, expect, it } from 'vitest';
import { parseFeedAddress } from './feed-address.ts';

const read = (text: string) => {
  const result = parseFeedAddress(text);
  return result.ok ? result.value : result.problem.code;
};

describe('the address of a feed', () => {
  it('is an https address, without its fragment', () => {
    expect(read(' https://lists.example:8443/bad.txt?a=b#c ')).toEqual({
      kind: 'url',
      url: 'https://lists.example:8443/bad.txt?a=b',
      host: 'lists.example:8443',
    });
  });

  it('may be unencrypted only on this machine', () => {
    expect(read('http://127.0.0.1:8080/bad.txt')).toMatchObject({ kind: 'url' });
    expect(read('http://lists.example/bad.txt')).toBe('feed.not_https');
    expect(read('http://127.0.0.1.lists.example/')).toBe('feed.not_https');
    expect(read('ftp://lists.example/bad.txt')).toBe('feed.not_https');
  });

  it('is a file below the folder for feeds', () => {
    expect(read('file:bad.txt')).toEqual({ kind: 'file', path: 'bad.txt' });
    expect(read('file:a/../b/bad.txt')).toEqual({ kind: 'file', path: 'b/bad.txt' });
  });

  it.each([
    'file:',
    'file:.',
    'file:..',
    'file:../bad.txt',
    'file:a/../../bad.txt',
    'file:/etc/passwd',
    'file:///etc',
  ])('is not a file outside it: %s', (text) => expect(read(text)).toBe('feed.file_outside_folder'));

  it('is a list that ships with Picket', () => {
    expect(read('picket:demo')).toMatchObject({ kind: 'built_in' });
  });

  it.each([
    ['', 'feed.bad_address'],
    ['lists.example/bad.txt', 'feed.bad_address'],
    ['https://', 'feed.bad_address'],
    ['https://lists.example/\0', 'feed.bad_address'],
    [`https://lists.example/${'a'.repeat(2000)}`, 'feed.bad_address'],
    ['picket:other', 'feed.not_https'],
    ['https://user:secret@lists.example/bad.txt', 'feed.credentials'],
  ])('is refused: %s', (text, code) => expect(read(text)).toBe(code));

  it('shows no password in its problem', () => {
    expect(JSON.stringify(parseFeedAddress('https://user:secret@lists.example/'))).not.toContain('secret');
  });
});
