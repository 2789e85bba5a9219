import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { problemResponses } from '../../platform/http/openapi.ts';
import { ProblemError, type ProblemKind, type Result, refuse } from '../../platform/values/problem.ts';
import type { Attempts } from '../sign-in/count-attempts.ts';
import { passwordLength } from '../sign-in/password.ts';
import { signInProblems } from '../sign-in/problems.ts';
import { anyAdministrator, findUser } from '../user-store.ts';
import { type ChooseDeps, choosePassword } from './choose-password.ts';
import { userProblems } from './problems.ts';
import { emailSchema, nameSchema } from './user-view.ts';
import { findWelcomeLink } from './welcome-link.ts';

export interface WelcomeRoutesOptions extends ChooseDeps {
  readonly attempts: Attempts;
  /** The name of the OpenID provider; null if there is none. */
  readonly providerName: string | null;
  /** Called when a password was chosen: the user’s sessions have ended. */
  readonly changed: () => void;
}

const token = z.string().min(1).max(200).describe('The part of the link after `#token=`.');
/** The most unknown or expired links from one address in a quarter of an hour. */
const rule = { window: 900, max: 60 };
const tags = ['Sign-in'];
const linkAnswers = problemResponses({
  not_found: 'This link does not exist.',
  over: 'The link was used (`accounts.link_used`) or has expired (`accounts.link_expired`).',
});

/** What the pages before signing in need: the ways to sign in, and one-time links. */
export function welcomeRoutes(deps: WelcomeRoutesOptions): FastifyPluginAsyncZod {
  const { db, clock, attempts, providerName, changed } = deps;

  /** The result of a link. Only invalid links count, so that others behind the same address are not locked out. */
  async function countBad<T>(address: string, result: Result<T>): Promise<T> {
    if (result.ok) return result.value;
    const { allowed, retryAfter } = await attempts.consume(`welcome from ${address}`, rule);
    if (!allowed) throw refuse('too_many', signInProblems.tooManyAttempts(retryAfter ?? rule.window));
    return unwrapLink(result);
  }

  return async (app) => {
    app.get(
      '/api/v1/sign-in',
      {
        config: { access: 'public' },
        schema: {
          tags,
          summary: 'The available ways to sign in',
          response: {
            200: z.object({
              needsFirstAdministrator: z
                .boolean()
                .describe('True: nobody can sign in yet. Picket prints a link when it starts.'),
              oidc: z
                .object({ name: z.string() })
                .nullable()
                .describe('The OpenID provider, if there is one.'),
            }),
          },
        },
      },
      async () => ({
        needsFirstAdministrator: !(await anyAdministrator(db)),
        oidc: providerName === null ? null : { name: providerName },
      }),
    );

    app.post(
      '/api/v1/welcome/check',
      {
        config: { access: 'public' },
        schema: {
          tags,
          summary: 'Whether a one-time link is valid, and its user',
          body: z.object({ token }),
          response: {
            200: z.object({
              first: z
                .boolean()
                .describe('True: for the first administrator, who must also enter name and address.'),
              name: z.string().nullable(),
              email: z.string().nullable(),
              expiresAt: z.iso.datetime(),
            }),
            ...linkAnswers,
          },
        },
      },
      async (request) => {
        const link = await countBad(request.ip, await findWelcomeLink(db, request.body.token, clock.now()));
        const user = link.user_id === null ? null : await findUser(db, link.user_id);
        return {
          first: link.user_id === null,
          name: user?.name ?? null,
          email: user?.email ?? null,
          expiresAt: link.expires_at.toISOString(),
        };
      },
    );

    app.post(
      '/api/v1/welcome',
      {
        config: { access: 'public' },
        schema: {
          tags,
          summary: 'Set a password with a one-time link, then sign in with it',
          body: z.object({
            token,
            password: z.string().min(passwordLength.min).max(passwordLength.max),
            name: nameSchema.optional().describe('Required for the first administrator.'),
            email: emailSchema
              .optional()
              .describe('Required for the first administrator. All other users already have one.'),
          }),
          response: {
            200: z.object({ email: z.string().describe('The address to sign in with.') }),
            ...linkAnswers,
            ...problemResponses({
              forbidden: 'The user is disabled.',
              invalid: 'The first administrator’s name or address is missing.',
            }),
          },
        },
      },
      async (request) => {
        const chosen = await countBad(request.ip, await choosePassword(deps, request.body));
        changed();
        return chosen;
      },
    );
  };
}

const kinds: Readonly<Record<string, ProblemKind>> = {
  [userProblems.linkUsed().code]: 'over',
  [userProblems.linkExpired().code]: 'over',
  [userProblems.userDisabled().code]: 'forbidden',
};

function unwrapLink<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  const kind = kinds[result.problem.code];
  throw kind === undefined ? new ProblemError(result.problem) : refuse(kind, result.problem);
}
