import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { describe, expect, it } from 'vitest';
import { start } from '../../../test/http/start-server.ts';
import { signInProblems } from '../../accounts/sign-in/problems.ts';
import { userProblems } from '../../accounts/users/problems.ts';
import { httpProblems } from '../../platform/http/problems.ts';
import { type Problem, refuse } from '../../platform/values/problem.ts';
import { webhookProblems } from '../../sources/webhook/problems.ts';
import { problems } from '../../tickets/record/problems.ts';
import { refusalKindOf } from './refusal-kinds.ts';

const refusals: readonly (readonly [Problem, string])[] = [
  [signInProblems.wrongPassword(), 'password'],
  [signInProblems.wrongCode(), 'code'],
  [signInProblems.wrongBackupCode(), 'code'],
  [signInProblems.codeUsed(), 'code'],
  [signInProblems.passwordIsWrong(), 'current_password'],
  [signInProblems.userDisabled(), 'disabled_user'],
  [signInProblems.tooManyAttempts(1), 'lockout'],
  [signInProblems.twoFactorLocked(), 'lockout'],
  [userProblems.linkUnknown(), 'link'],
  [userProblems.linkUsed(), 'link'],
  [userProblems.linkExpired(), 'link'],
  [httpProblems.tokenRefused(), 'token'],
  [httpProblems.tooManyRefusedTokens(1), 'token'],
  [httpProblems.tooManyRequests(1), 'flood'],
  [httpProblems.crossSite(''), 'cross_site'],
  [httpProblems.wrongHost('', ''), 'cross_site'],
  [webhookProblems.refused(), 'webhook'],
  [problems.callbackRefused(), 'callback'],
  [problems.callbackKeysBusy(), 'callback'],
];

describe('what was refused', () => {
  it.each(refusals)('$code is of the kind %s', ({ code }, kind) => {
    expect(refusalKindOf(code)).toBe(kind);
  });

  it('a caller who is only not signed in, or lacks a role, is not an attacker', () => {
    expect(refusalKindOf(httpProblems.signInNeeded().code)).toBeNull();
    expect(refusalKindOf(httpProblems.roleTooLow('viewer', 'admin').code)).toBeNull();
  });

  it('is seen once, also before the body is read and on routes that authenticate themselves', async () => {
    const seen: string[] = [];
    const refusing = (problem: Problem) => async () => {
      throw refuse('not_signed_in', problem);
    };
    const own: FastifyPluginAsyncZod = async (app) => {
      app.post('/hook/:id', { config: { access: 'own' } }, refusing(webhookProblems.refused()));
      const early = { config: { access: 'own' as const }, onRequest: refusing(problems.callbackRefused()) };
      app.post('/callback', early, async () => ({}));
    };
    const server = await start({
      routes: [own],
      seeProblem: ({ ip, routeOptions }, { code }) => seen.push(`${code} ${ip} ${routeOptions.url}`),
    });
    for (const url of ['/hook/1', '/callback']) await server.inject({ method: 'POST', url });
    expect(seen).toEqual([
      'webhook.refused 127.0.0.1 /hook/:id',
      'tickets.callback_refused 127.0.0.1 /callback',
    ]);
  });
});
