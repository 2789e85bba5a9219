import type { Problem } from '../values/problem.ts';

/** Problems of a request before any capability handles it. */
export const httpProblems = {
  malformedJson: (): Problem => ({
    code: 'http.malformed_json',
    message: 'The body of the request is not valid JSON.',
    hint: 'Check the body for a missing quote, comma or bracket. Check that it is complete.',
    retry: 'never',
  }),
  emptyBody: (): Problem => ({
    code: 'http.empty_body',
    message: 'The request has the content type JSON, but its body is empty.',
    hint: 'Send a JSON body, or omit the Content-Type header.',
    retry: 'never',
  }),
  wrongContentType: (): Problem => ({
    code: 'http.wrong_content_type',
    message: 'Picket does not accept the content type of the request body.',
    hint: 'Send the body as JSON, with the header “Content-Type: application/json”.',
    retry: 'never',
  }),
  bodyTooComplex: (): Problem => ({
    code: 'http.body_too_complex',
    message: 'The body of the request is nested too deeply or has too many values.',
    hint: 'Send fewer values in one request, and only fields described at /api/docs.',
    retry: 'never',
  }),
  unknownFields: (fields: number): Problem => ({
    code: 'http.unknown_fields',
    message:
      fields === 1
        ? 'The body of the request has an unknown field. Nothing was changed.'
        : `The body of the request has ${fields} unknown fields. Nothing was changed.`,
    hint: 'Correct or remove the fields in `errors`. The API is described at /api/docs.',
    retry: 'never',
  }),
  clientGone: (): Problem => ({
    code: 'http.client_gone',
    message: 'The connection closed before the whole request arrived.',
    hint: 'Send it again. If it happens often, check the network and the time limits of proxies.',
    retry: 'later',
  }),
  malformedHost: (): Problem => ({
    code: 'http.malformed_host',
    message: 'The Host header of the request is not a host name or address.',
    hint: 'Check the address that the client calls, and the Host header that a proxy sends.',
    retry: 'never',
  }),
  bodyTooLarge: (): Problem => ({
    code: 'http.body_too_large',
    message: 'The body of the request is too large.',
    hint: 'Send it in several smaller requests.',
    retry: 'never',
  }),
  limitedToCompanies: (): Problem => ({
    code: 'http.limited_to_companies',
    message: 'The caller may see some companies only, and this shows or changes more than those.',
    hint: 'Ask an administrator, who may see all companies.',
    retry: 'never',
  }),
  confirmationNeeded: (): Problem => ({
    code: 'http.confirmation_needed',
    message: 'For this action, confirm your password, and your code if two-factor sign-in is on.',
    hint: 'Send `POST /api/v1/me/confirm`, then repeat the request within 10 minutes.',
    retry: 'never',
  }),
  scopeMissing: (scope: string): Problem => ({
    code: 'http.scope_missing',
    message: `The API token does not have the scope “${scope}”.`,
    hint: `Create a token with it: run \`picket token create --role admin --scope ${scope}\` on the machine that runs Picket, or use the console.`,
    retry: 'never',
  }),
  twoFactorNeeded: (): Problem => ({
    code: 'http.two_factor_needed',
    message: 'Two-factor sign-in is required for your account, and it is off.',
    hint: 'Switch it on under Your account in the console. Until then, you cannot open anything else.',
    retry: 'never',
  }),
  malformedRequest: (): Problem => ({
    code: 'http.malformed_request',
    message: 'The request is not well-formed HTTP.',
    hint: 'Check the address and the headers that the client or a proxy sends.',
    retry: 'never',
  }),
  requestTooSlow: (): Problem => ({
    code: 'http.request_too_slow',
    message: 'The request did not arrive in time.',
    hint: 'Send it again. If it fails again, check the network.',
    retry: 'later',
  }),
  headersTooLarge: (): Problem => ({
    code: 'http.headers_too_large',
    message: 'The headers of the request are too large.',
    hint: 'Find a cookie or a header that is very long, and remove it.',
    retry: 'never',
  }),
  invalidRequest: (fields: number): Problem => ({
    code: 'http.invalid_request',
    message:
      fields === 1
        ? 'One value of the request is not valid.'
        : `${fields} values of the request are not valid.`,
    hint: 'Correct the fields in `errors`, and send the request again. The API is described at /api/docs.',
    retry: 'never',
  }),
  unstorableText: (): Problem => ({
    code: 'http.unstorable_text',
    message: 'A text in the request has a NUL character or half of a character (a lone surrogate).',
    hint: 'Remove it from the fields in `errors`. The cause is usually a broken copy or binary data.',
    retry: 'never',
  }),
  malformedCursor: (): Problem => ({
    code: 'http.malformed_cursor',
    message: 'The cursor is not from this list.',
    hint: 'Send `nextCursor` exactly as you received it, or omit it to start at the first page.',
    retry: 'never',
  }),
  notFound: (): Problem => ({
    code: 'http.not_found',
    message: 'There is nothing at this address.',
    hint: 'Check the address. The API is described at /api/docs.',
    retry: 'never',
  }),
  methodNotAllowed: (method: string, allowed: readonly string[]): Problem => ({
    code: 'http.method_not_allowed',
    message: `This address does not allow ${method}.`,
    hint: `Use ${allowed.join(' or ')}. The API is described at /api/docs.`,
    retry: 'never',
  }),
  wrongHost: (host: string, address: string): Problem => ({
    code: 'http.wrong_host',
    message: `Picket listens on this machine only and does not answer for the name “${host}”.`,
    hint: `Open http://${address} instead, or set PICKET_PUBLIC_URL to the address that people use.`,
    retry: 'never',
  }),
  signInNeeded: (): Problem => ({
    code: 'http.sign_in_needed',
    message: 'You must sign in or send an API token.',
    hint: 'Sign in, or send the header “Authorization: Bearer pkt_…” with a token of Picket.',
    retry: 'never',
  }),
  personNeeded: (): Problem => ({
    code: 'http.person_needed',
    message: 'Only a signed-in person has an account; an API token has none.',
    hint: 'Sign in with e-mail and password, and send the session’s cookie.',
    retry: 'never',
  }),
  crossSite: (address: string): Problem => ({
    code: 'http.cross_site',
    message: 'The request is from a page of another site, or does not say from which page.',
    hint: `Open Picket at ${address}. If people use another address, set PICKET_PUBLIC_URL. Programs use an API token.`,
    retry: 'never',
  }),
  tokenRefused: (): Problem => ({
    code: 'http.token_refused',
    message: 'The API token is unknown, revoked or expired.',
    hint: 'Check that you copied the whole token. If it is complete, ask an administrator for a new one.',
    retry: 'never',
  }),
  roleTooLow: (role: string, needed: string): Problem => ({
    code: 'http.role_too_low',
    message: `This needs the role “${needed}”. Your role is “${role}”.`,
    hint: `Ask an administrator for the role “${needed}”, or for a token that has it.`,
    retry: 'never',
  }),
  tooManyRequests: (seconds: number): Problem => ({
    code: 'http.too_many_requests',
    message: 'This address sent too many requests within a minute.',
    hint: `Wait ${seconds} s before the next request.`,
    retry: 'later',
  }),
  tooManyRefusedTokens: (seconds: number): Problem => ({
    code: 'http.too_many_refused_tokens',
    message: 'This address sent too many requests with an unknown, revoked or expired token.',
    hint: `Find the program that uses the old token, and wait ${seconds} s.`,
    retry: 'later',
  }),
  unexpected: (requestId: string): Problem => ({
    code: 'picket.unexpected',
    message: 'Picket has an internal error.',
    hint: `Find the request id ${requestId} in Picket’s log. If it happens again, report it with that part of the log.`,
    retry: 'later',
  }),
};
