import type { FastifyReply, FastifyRequest } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { problemResponses } from '../../platform/http/openapi.ts';
import { actorOf } from '../../platform/http/principal.ts';
import { recordAudit } from '../../platform/settings/audit.ts';
import { loadSetting } from '../../platform/settings/store.ts';
import { refuse } from '../../platform/values/problem.ts';
import { ownUrl } from '../own-url.ts';
import { endTrust } from '../user-sessions.ts';
import { findUser } from '../user-store.ts';
import { ask, askProvider } from './ask-auth.ts';
import { authPath } from './auth.ts';
import { isCommonPassword } from './common-password.ts';
import { cookieNames, parseCookies } from './cookies.ts';
import {
  type AuthEndpoint,
  authEndpoints,
  changePassword,
  disableTwoFactor,
  signInWithPassword,
  signInWithProvider,
  signOut,
  verifyTotp,
} from './endpoints.ts';
import { beginGuess, beginGuessOfCurrent, type Guess } from './limit-guesses.ts';
import { explainRefusal, kindOfRefusal, signInProblems } from './problems.ts';
import { findSignOutUrl } from './provider-sign-out.ts';
import { signedIn } from './record-sign-in.ts';
import type { SignInRoutesOptions } from './sign-in-options.ts';
import { requiresTwoFactor, signInSettings } from './sign-in-settings.ts';
import { takeCodeOnce } from './take-code-once.ts';
import { passOn } from './web-request.ts';

/** Routes for signing in and out, and for one’s own account: the open part of better-auth, with Picket’s errors. */
export function signInRoutes(deps: SignInRoutesOptions): FastifyPluginAsyncZod {
  return async (app) => {
    for (const endpoint of authEndpoints) {
      const { method, path, summary, description, body, answer } = endpoint;
      app.route({
        method,
        url: `${authPath}${path}`,
        config:
          endpoint.for === 'person'
            ? { access: 'viewer', person: true, limited: 'harmless' }
            : { access: 'public' },
        schema: {
          tags: ['Sign-in'],
          summary,
          ...(description === undefined ? {} : { description }),
          ...(body === undefined ? {} : { body }),
          response: {
            200: answer,
            ...problemResponses({
              not_signed_in: 'The e-mail address or the password is wrong, or you are not signed in.',
              forbidden: 'The user is disabled, or the caller is not a signed-in person.',
              invalid: 'A code or the password is wrong; `code` says which.',
            }),
          },
        },
        handler: (request, reply) => answerEndpoint(deps, endpoint, request, reply),
      });
    }
  };
}

async function answerEndpoint(
  deps: SignInRoutesOptions,
  endpoint: AuthEndpoint,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  const provider = endpoint.path === signInWithProvider;
  if (endpoint.path === changePassword) await refuseCommonPassword(deps, request);
  if (endpoint.path === disableTwoFactor) await refuseWhereRequired(deps, request);
  const guess = await beginGuessOf(deps, endpoint, request);
  const leads =
    endpoint.path === signOut ? await findSignOutUrl(deps, request, ownUrlOf(deps, request)) : null;
  const answer = provider
    ? await askProvider(deps, request)
    : await ask(await deps.auths.own(), deps, request);
  if (endpoint.path === verifyTotp && answer.ok)
    await takeCodeOnce(deps, (request.body as { code: string }).code, answer);
  passOn(answer, reply);
  if (provider) reply.removeHeader('location');
  if (answer.status === 404 && provider)
    throw refuse('unavailable', signInProblems.providerSilent(deps.provider?.name ?? 'The OpenID provider'));
  if (answer.status >= 400) throw await refusalOf(answer, reply);
  await guess?.right();
  if (endpoint.path === changePassword) await endTrust(deps.db, userIdOf(request));
  if (endpoint.method === 'POST') deps.changed();
  await audit(deps, endpoint, request, answer, reply);
  if (endpoint.path === signOut) return leads === null ? {} : { url: leads };
  return answer.json();
}

const ownUrlOf = ({ publicUrl, listening }: SignInRoutesOptions, request: FastifyRequest): string =>
  ownUrl(request, publicUrl, listening);

async function refusalOf(answer: Response, reply: FastifyReply): Promise<Error> {
  if (answer.status >= 500) return new Error(`better-auth answered ${answer.status}: ${await answer.text()}`);
  const wait = answer.headers.get('x-retry-after');
  if (wait !== null) {
    reply.header('retry-after', wait);
    return refuse('too_many', signInProblems.tooManyAttempts(Number(wait)));
  }
  const body = (await answer.json().catch(() => null)) as { code?: unknown; message?: unknown } | null;
  const problem = explainRefusal(body);
  return refuse(kindOfRefusal(problem), problem);
}

const userIdOf = ({ principal }: FastifyRequest): string => principal.id.replace(/^user:/, '');

/** `own`: the name and the address of the signed-in person. */
async function refuseCommonPassword({ db }: SignInRoutesOptions, request: FastifyRequest): Promise<void> {
  const { newPassword } = request.body as { newPassword: string };
  const user = await findUser(db, userIdOf(request));
  if (isCommonPassword(newPassword, user ? [user.name, user.email] : []))
    throw refuse('invalid', signInProblems.passwordCommon());
}

async function refuseWhereRequired(
  { db }: SignInRoutesOptions,
  { principal }: FastifyRequest,
): Promise<void> {
  if (requiresTwoFactor(await loadSetting(db, signInSettings), principal.role))
    throw refuse('invalid', signInProblems.twoFactorRequired());
}

/** Counts every body with a password as a guess, until the password proves right. */
async function beginGuessOf(
  { attempts, devices, publicUrl }: SignInRoutesOptions,
  { path }: AuthEndpoint,
  { ip, body, headers, identity }: FastifyRequest,
): Promise<Guess | undefined> {
  if (path === signInWithPassword) {
    const { email } = body as { email: string };
    const cookies = parseCookies(headers.cookie ?? '', cookieNames(publicUrl));
    return beginGuess(attempts, { address: ip, email, device: devices.find(cookies, email) });
  }
  const fields = Object.keys(body ?? {});
  const guesses = fields.includes('password') || fields.includes('currentPassword');
  return guesses && identity !== null ? beginGuessOfCurrent(attempts, identity.id) : undefined;
}

async function audit(
  deps: SignInRoutesOptions,
  { audit: action, path }: AuthEndpoint,
  { identity }: FastifyRequest,
  answer: Response,
  reply: FastifyReply,
): Promise<void> {
  // The caller was not signed in before, so this request may be a sign-in.
  if (identity?.kind !== 'user') {
    const byPassword = path === signInWithPassword;
    await signedIn(deps, answer, reply, ({ twoFactorEnabled }) => !(byPassword && twoFactorEnabled));
    return;
  }
  if (action === undefined) return;
  const { db, clock } = deps;
  await recordAudit(db, { at: clock.now(), actor: actorOf(identity), action, subject: identity.id });
}
