import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { confirmedForMs } from '../../platform/http/guarded.ts';
import { problemResponses } from '../../platform/http/openapi.ts';
import { actorOf } from '../../platform/http/principal.ts';
import { recordAudit } from '../../platform/settings/audit.ts';
import { refuse } from '../../platform/values/problem.ts';
import { findUser } from '../user-store.ts';
import { cookieHeader, cookieNames, parseCookies, tokenInCookie } from './cookies.ts';
import { beginGuessOfCurrent } from './limit-guesses.ts';
import type { Passwords } from './password.ts';
import { passwordHash } from './password-hash.ts';
import { signInProblems } from './problems.ts';
import type { SignInRoutesOptions } from './sign-in-options.ts';
import { isFirstUse } from './take-code-once.ts';

type Deps = SignInRoutesOptions & { readonly passwords: Passwords };

/** Asks for password and code again, before an action that can lead to every right or every secret. */
export function confirmRoute(deps: Deps): FastifyPluginAsyncZod {
  const { db, clock, attempts, passwords, publicUrl, changed } = deps;
  const names = cookieNames(publicUrl);

  return async (app) => {
    app.post(
      '/api/v1/me/confirm',
      {
        config: { access: 'viewer', person: true, limited: 'harmless' },
        schema: {
          tags: ['Sign-in'],
          summary: 'Confirm your identity with password and code',
          description:
            'For 10 minutes, this session may then change tokens, users and the connection, and export. Signing in has the same effect, unless a trusted device skipped the code.',
          body: z.strictObject({
            password: z.string().min(1).max(1000),
            code: z.string().min(1).max(64).optional().describe('Required if two-factor sign-in is on.'),
          }),
          response: {
            200: z.object({ confirmedUntil: z.iso.datetime() }),
            ...problemResponses({ invalid: 'The password or the code is wrong, or the code is missing.' }),
          },
        },
      },
      async ({ principal, body, headers }) => {
        const userId = principal.id.replace(/^user:/, '');
        const guess = await beginGuessOfCurrent(attempts, principal.id);
        const [hash, user] = [await passwordHash(db, userId), await findUser(db, userId)];
        if (hash === undefined) throw refuse('invalid', signInProblems.noPassword());
        if (!(await passwords.verify({ hash, password: body.password })))
          throw refuse('invalid', signInProblems.passwordIsWrong());
        const cookies = parseCookies(headers.cookie ?? '', names);
        if (user?.two_factor_enabled === true) await checkCode(userId, body.code, cookieHeader(cookies));
        await guess.right();

        const now = clock.now();
        const token = tokenInCookie(cookies.get(names.session) ?? '') ?? '';
        await db.updateTable('session').set({ confirmed_at: now }).where('token', '=', token).execute();
        await recordAudit(db, {
          at: now,
          actor: actorOf(principal),
          action: 'user.confirmed',
          subject: principal.id,
        });
        changed();
        return { confirmedUntil: new Date(now.getTime() + confirmedForMs).toISOString() };
      },
    );
  };

  async function checkCode(userId: string, code: string | undefined, cookie: string): Promise<void> {
    if (code === undefined) throw refuse('invalid', signInProblems.codeNeeded());
    const auth = await deps.auths.own();
    const right = await auth.api.verifyTOTP({ body: { code }, headers: new Headers({ cookie }) }).then(
      () => true,
      (error: { statusCode?: number }) => {
        if (error.statusCode === undefined || error.statusCode >= 500) throw error;
        return false;
      },
    );
    if (!right) throw refuse('invalid', signInProblems.wrongCode());
    if (!(await isFirstUse(deps.attempts, userId, code))) throw refuse('invalid', signInProblems.codeUsed());
  }
}
