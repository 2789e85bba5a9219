import type { FastifyPluginAsyncZod } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { problemResponses } from '../../platform/http/openapi.ts';
import { ProblemError } from '../../platform/values/problem.ts';
import { type Attempt, asAttempt } from '../provider/attempt.ts';
import { providerWords } from '../provider/explain-exchange.ts';
import { type RefusedBy, refusalOf } from '../provider/refusals.ts';
import { askProvider } from './ask-auth.ts';
import { authPath } from './auth.ts';
import { providerCallback } from './endpoints.ts';
import { keepIdToken } from './provider-sign-out.ts';
import { signedIn } from './record-sign-in.ts';
import type { SignInRoutesOptions } from './sign-in-options.ts';
import { passOn } from './web-request.ts';

const querySchema = z.looseObject({
  state: z.string().optional(),
  code: z.string().optional(),
  error: z.string().optional(),
  error_description: z.string().optional(),
});

/** Where the provider sends a browser back to, with a sign-in or with an error. */
export function providerCallbackRoute(deps: SignInRoutesOptions): FastifyPluginAsyncZod {
  return async (app) => {
    app.get(
      `${authPath}${providerCallback}`,
      {
        // A HEAD, as link checkers send it, would use up the code of the sign-in.
        exposeHeadRoute: false,
        config: { access: 'public' },
        schema: {
          tags: ['Sign-in'],
          summary: 'The redirect address for the OpenID provider. Register it there',
          querystring: querySchema,
          response: {
            302: z.undefined().describe('To the page on which the sign-in started, or to its error page.'),
            ...problemResponses({ invalid: 'No OpenID provider is set up.' }),
          },
        },
      },
      async (request, reply) => {
        const { result: answer, attempt } = await asAttempt(() => answerOf(() => askProvider(deps, request)));
        if ('refusedBy' in answer) {
          deps.providerRefused?.(request, answer.refusedBy);
          return reply.redirect(`/sign-in?error=${answer.refusedBy.code}`);
        }
        passOn(answer, reply);
        const session = await signedIn(deps, answer, reply, () => true);
        if (session !== undefined) {
          deps.provider?.clientAccepted(true);
          await keepIdToken(deps, session.sessionId, attempt.idToken ?? '');
          return reply.code(302).send();
        }
        const { location, by } = explain(answer.headers.get('location') ?? '', attempt, request.query);
        if (by.code === 'client_refused') deps.provider?.clientAccepted(false);
        deps.providerRefused?.(request, by);
        return reply.redirect(location);
      },
    );
  };
}

/** A person waits for a page, so the answer must not be a JSON problem if the provider is down. */
async function answerOf(ask: () => Promise<Response>): Promise<Response | { refusedBy: RefusedBy }> {
  try {
    return await ask();
  } catch (error) {
    if (!(error instanceof ProblemError) || error.problem.code !== 'accounts.provider_silent') throw error;
    return { refusedBy: { code: 'provider_silent', details: error.problem.details ?? {} } };
  }
}

/**
 * Logs why a sign-in failed, and leads to the page that shows it. The address contains only a code, since anybody can
 * write addresses.
 */
function explain(
  location: string,
  { refusedBy }: Attempt,
  { error_description: said }: z.infer<typeof querySchema>,
): { location: string; by: RefusedBy } {
  const page = new URL(location, 'http://picket');
  const error = page.searchParams.get('error') ?? '';
  page.searchParams.delete('error_description');
  const by = refusedBy ?? {
    code: refusalOf(error),
    details: {
      error: providerWords(error),
      ...(said === undefined ? {} : { description: providerWords(said) }),
    },
  };
  // The provider’s own errors, and the code that programs know, stay unchanged.
  if (by.code !== 'refused_by_provider' && by.code !== 'user_disabled')
    page.searchParams.set('error', by.code);
  return { location: `${page.pathname}${page.search}`, by };
}
