import type { Problem } from '../values/problem.ts';

/** Problems of a request before any capability handles it. */
export const httpProblems = {
  malformedJson: (): Problem => ({
    code: 'http.malformed_json',
    message: 'The body of the request is not valid JSON.',
    hint: 'Check the body for a missing quote, comma or bracket, and that it is sent whole.',
    retry: 'never',
  }),
  emptyBody: (): Problem => ({
    code: 'http.empty_body',
    message: 'The request says that it carries JSON, but its body is empty.',
    hint: 'Send a JSON body, or leave out the Content-Type header.',
    retry: 'never',
  }),
  wrongContentType: (): Problem => ({
    code: 'http.wrong_content_type',
    message: 'The body of the request is of a type that is not taken here.',
    hint: 'Send the body as JSON, with the header “Content-Type: application/json”.',
    retry: 'never',
  }),
  bodyTooComplex: (): Problem => ({
    code: 'http.body_too_complex',
    message: 'The body of the request is nested too deeply, or has too many values.',
    hint: 'Send fewer things in one request, and nothing inside of them that is not described at /api/docs.',
    retry: 'never',
  }),
  unknownFields: (fields: number): Problem => ({
    code: 'http.unknown_fields',
    message:
      fields === 1
        ? 'The body of the request has a field that is not known here. Nothing was changed.'
        : `The body of the request has ${fields} fields that are not known here. Nothing was changed.`,
    hint: 'Correct or remove the fields that `errors` lists. The API is described at /api/docs.',
    retry: 'never',
  }),
  clientGone: (): Problem => ({
    code: 'http.client_gone',
    message: 'The connection ended before the whole request had arrived.',
    hint: 'Send it again. If this happens often, check the network and the time limits of proxies in between.',
    retry: 'later',
  }),
  malformedHost: (): Problem => ({
    code: 'http.malformed_host',
    message: 'The Host header of the request is not a host name or address.',
    hint: 'Check the address that the client calls, and the Host header that a proxy in between sends.',
    retry: 'never',
  }),
  bodyTooLarge: (): Problem => ({
    code: 'http.body_too_large',
    message: 'The body of the request is larger than is taken here.',
    hint: 'Send it in several smaller requests.',
    retry: 'never',
  }),
  confirmationNeeded: (): Problem => ({
    code: 'http.confirmation_needed',
    message: 'This action needs your password again, and your code if two-factor sign-in is on.',
    hint: 'Confirm with `POST /api/v1/me/confirm`, then send the request again within 10 minutes.',
    retry: 'never',
  }),
  scopeMissing: (scope: string): Problem => ({
    code: 'http.scope_missing',
    message: `The API token does not have the scope “${scope}”.`,
    hint: `Make a token with it: \`picket token create --role admin --scope ${scope}\` on the machine that runs Picket, or in the console.`,
    retry: 'never',
  }),
  twoFactorNeeded: (): Problem => ({
    code: 'http.two_factor_needed',
    message: 'Two-factor sign-in is required of you, and it is off.',
    hint: 'Switch it on under Your account in the console. Until then nothing else is open.',
    retry: 'never',
  }),
  malformedRequest: (): Problem => ({
    code: 'http.malformed_request',
    message: 'The request is not well-formed HTTP.',
    hint: 'Check the address and the headers that the client, or a proxy in between, sends.',
    retry: 'never',
  }),
  requestTooSlow: (): Problem => ({
    code: 'http.request_too_slow',
    message: 'The request did not arrive in time.',
    hint: 'Send it again; if that does not help, look at the network in between.',
    retry: 'later',
  }),
  headersTooLarge: (): Problem => ({
    code: 'http.headers_too_large',
    message: 'The headers of the request are larger than is taken here.',
    hint: 'Look for a cookie or a header that grew very long.',
    retry: 'never',
  }),
  invalidRequest: (fields: number): Problem => ({
    code: 'http.invalid_request',
    message:
      fields === 1
        ? 'One value of the request is not as it should be.'
        : `${fields} values of the request are not as they should be.`,
    hint: 'Mend what `errors` lists, and send it again. The API is described at /api/docs.',
    retry: 'never',
  }),
  unstorableText: (): Problem => ({
    code: 'http.unstorable_text',
    message: 'A text in the request holds a NUL character or half of a character (a lone surrogate).',
    hint: 'Remove it where `errors` points to. It usually comes from a broken copy, or from binary data.',
    retry: 'never',
  }),
  malformedCursor: (): Problem => ({
    code: 'http.malformed_cursor',
    message: 'The cursor is not one that this list gave out.',
    hint: 'Pass `nextCursor` on exactly as it was received, or leave it out to begin at the first page.',
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
    message: `${method} is not possible at this address.`,
    hint: `Use ${allowed.join(' or ')}. The API is described at /api/docs.`,
    retry: 'never',
  }),
  wrongHost: (host: string, address: string): Problem => ({
    code: 'http.wrong_host',
    message: `Picket listens on this machine only, and does not answer to the name “${host}”.`,
    hint: `Open http://${address} instead, or set PICKET_PUBLIC_URL to the address that people use.`,
    retry: 'never',
  }),
  signInNeeded: (): Problem => ({
    code: 'http.sign_in_needed',
    message: 'This needs somebody who is signed in, or an API token, and the request carries neither.',
    hint: 'Sign in (again), or send the header “Authorization: Bearer pkt_…” with a token of Picket.',
    retry: 'never',
  }),
  personNeeded: (): Problem => ({
    code: 'http.person_needed',
    message: 'This is about the own account of a person who is signed in; an API token has none.',
    hint: 'Sign in with e-mail and password, and send the session’s cookie.',
    retry: 'never',
  }),
  crossSite: (address: string): Problem => ({
    code: 'http.cross_site',
    message: 'The request comes from a page of another site, or does not say from which page it comes.',
    hint: `Open Picket at ${address}. If people reach it elsewhere, set PICKET_PUBLIC_URL; programs use an API token.`,
    retry: 'never',
  }),
  tokenRefused: (): Problem => ({
    code: 'http.token_refused',
    message: 'The API token is unknown, revoked or expired.',
    hint: 'Check that the token was copied whole; if it was, ask an administrator for a new one.',
    retry: 'never',
  }),
  roleTooLow: (role: string, needed: string): Problem => ({
    code: 'http.role_too_low',
    message: `This needs the role “${needed}”; yours is “${role}”.`,
    hint: `Ask an administrator for the role “${needed}”, or for a token that has it.`,
    retry: 'never',
  }),
  tooManyRequests: (seconds: number): Problem => ({
    code: 'http.too_many_requests',
    message: 'Too many requests came from here within a minute.',
    hint: `Wait ${seconds} s before the next one.`,
    retry: 'later',
  }),
  tooManyRefusedTokens: (seconds: number): Problem => ({
    code: 'http.too_many_refused_tokens',
    message: 'Too many requests with an unknown, revoked or expired token came from this address.',
    hint: `Find the program that still uses the old token, and wait ${seconds} s.`,
    retry: 'later',
  }),
  unexpected: (requestId: string): Problem => ({
    code: 'picket.unexpected',
    message: 'Something went wrong inside Picket.',
    hint: `Look for the request id ${requestId} in Picket’s log; if it comes again, report it with that part of the log.`,
    retry: 'later',
  }),
};
