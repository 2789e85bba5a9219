import { describe, expect, it } from 'vitest';
import { cannotGive, missingFor, parseScopes } from './guarded.ts';
import type { GuardedScope, Principal } from './principal.ts';

const base = { id: 'x', name: 'X', role: 'admin' as const, companies: 'all' as const };
const person = (confirmed?: boolean): Principal => ({
  ...base,
  kind: 'user',
  ...(confirmed === undefined ? {} : { confirmed }),
});
const token = (scopes: readonly GuardedScope[]): Principal => ({ ...base, kind: 'token', scopes });

describe('a guarded action', () => {
  it.each([
    [{ ...base, kind: 'operator' as const }, null],
    [person(true), null],
    [person(false), 'confirmation'],
    [person(), 'confirmation'],
    [token(['users']), null],
    [token(['tokens', 'connection', 'export']), 'scope'],
    [token([]), 'scope'],
  ])('of %j lacks %s', (principal, missing) => {
    expect(missingFor(principal, 'users')).toBe(missing);
  });

  it('can be passed on only by a token that may do it', () => {
    expect(cannotGive(token(['tokens']), ['tokens', 'export'])).toEqual(['export']);
    expect(cannotGive(person(true), ['export'])).toEqual([]);
  });

  it('is read as it was stored', () => {
    expect(parseScopes('users,tokens')).toEqual(['tokens', 'users']);
    expect(parseScopes('')).toEqual([]);
  });
});
