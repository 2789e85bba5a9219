import type { FastifyReply, FastifyRequest } from 'fastify';
import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import type { Kysely } from 'kysely';
import { z } from 'zod';
import type { Schema } from '../../platform/database/schema.ts';
import { problemResponses } from '../../platform/http/openapi.ts';
import { actorOf } from '../../platform/http/principal.ts';
import { recordAudit } from '../../platform/settings/audit.ts';
import { loadSetting } from '../../platform/settings/store.ts';
import type { Clock } from '../../platform/values/clock.ts';
import { refuse } from '../../platform/values/problem.ts';
import { type Listening, ownUrl } from '../own-url.ts';
import { endTrust } from '../user-sessions.ts';
import { findUser } from '../user-store.ts';
import { type Auth, authPath } from './auth.ts';
import type { Auths } from './auths.ts';
import { isCommonPassword } from './common-password.ts';
import { cookieNames, parseCookies } from './cookies.ts';
import type { Attempts } from './count-attempts.ts';
import {
  type AuthEndpoint,
  authEndpoints,
  changePassword,
  disableTwoFactor,
  providerCallback,
  signInWithPassword,
  signInWithProvider,
  verifyTotp,
} from './endpoints.ts';
import type { KnownDevices } from './known-device.ts';
import { beginGuess, beginGuessOfCurrent, type Guess } from './limit-guesses.ts';
import type { NewSession } from './new-session.ts';
import type { OidcProvider } from './oidc.ts';
import { explainRefusal, kindOfRefusal, signInProblems } from './problems.ts';
import { recordSignIn } from './record-sign-in.ts';
import { requiresTwoFactor, signInSettings } from './sign-in-settings.ts';
import { takeCodeOnce } from './take-code-once.ts';
import { passOn, toWebRequest } from './web-request.ts';

export interface SignInRoutesOptions {
  readonly db: Kysely<Schema>;
  readonly clock: Clock;
  readonly auths: Auths;
  readonly attempts: Attempts;
  readonly oidc?: OidcProvider | undefined;
  readonly publicUrl?: string | undefined;
  readonly listening?: Listening | undefined;
  /** Called when sessions may have ended or changed. */
  readonly changed: () => void;
  readonly devices: KnownDevices;
  /** Told of a sign-in by the provider that failed. */
  readonly providerRefused?: ((request: FastifyRequest) => void) | undefined;
}

/** Signing in and out, and one’s own account: what is open of better-auth, with Picket’s errors. */
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

    app.get(
      `${authPath}${providerCallback}`,
      {
        // A HEAD, as programs that check links send it, would use up the code of the sign-in.
        exposeHeadRoute: false,
        config: { access: 'public' },
        schema: {
          tags: ['Sign-in'],
          summary: 'The redirect address for the OpenID provider. Register it there',
          querystring: z.looseObject({
            state: z.string().optional(),
            code: z.string().optional(),
            error: z.string().optional(),
          }),
          response: {
            302: z.undefined().describe('To the page on which the sign-in started, or to its error page.'),
          },
        },
      },
      async (request, reply) => {
        const answer = await askProvider(deps, request);
        passOn(answer, reply);
        const session = await signedIn(deps, answer, reply, () => true);
        if (session === undefined) deps.providerRefused?.(request);
        return reply.code(302).send();
      },
    );
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
  const answer = provider
    ? await askProvider(deps, request)
    : await ask(await deps.auths.own(), deps, request);
  if (endpoint.path === verifyTotp && answer.ok)
    await takeCodeOnce(deps, (request.body as { code: string }).code, answer);
  passOn(answer, reply);
  if (provider) reply.removeHeader('location');
  if (answer.status === 404 && provider)
    throw refuse('unavailable', signInProblems.providerSilent(deps.oidc?.name ?? 'The OpenID provider'));
  if (answer.status >= 400) throw await refusalOf(answer, reply);
  await guess?.right();
  if (endpoint.path === changePassword) await endTrust(deps.db, userIdOf(request));
  if (endpoint.method === 'POST') deps.changed();
  await audit(deps, endpoint, request, answer, reply);
  return answer.json();
}

const ask = (auth: Auth, { publicUrl }: SignInRoutesOptions, request: FastifyRequest): Promise<Response> =>
  auth.handler(toWebRequest(request, publicUrl));

/** The same about the provider, which leads back to where Picket is, as one-time links do. */
async function askProvider(
  { auths, publicUrl, listening }: SignInRoutesOptions,
  request: FastifyRequest,
): Promise<Response> {
  const auth = await auths.withProvider();
  return auth.handler(toWebRequest(request, publicUrl, ownUrl(request, publicUrl, listening)));
}

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

/** `own`: the name and the address of whoever is signed in. */
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

/** Every body that holds a password is a guess, until the password proves right. */
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
  // Who was nobody before has signed in by it, if anything.
  if (identity?.kind !== 'user') {
    const byPassword = path === signInWithPassword;
    await signedIn(deps, answer, reply, ({ twoFactorEnabled }) => !(byPassword && twoFactorEnabled));
    return;
  }
  if (action === undefined) return;
  const { db, clock } = deps;
  await recordAudit(db, { at: clock.now(), actor: actorOf(identity), action, subject: identity.id });
}

/** Records a sign-in, and has the browser known by its guesses from then on. */
async function signedIn(
  deps: SignInRoutesOptions,
  answer: Response,
  reply: FastifyReply,
  confirms: (session: NewSession) => boolean,
): Promise<NewSession | undefined> {
  const session = await recordSignIn(deps, answer, confirms);
  if (session !== undefined) reply.header('set-cookie', deps.devices.cookieFor(session.email));
  return session;
}
