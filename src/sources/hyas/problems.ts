import type { Problem } from '../../platform/values/problem.ts';

type Details = Readonly<Record<string, unknown>>;

/** Every problem between Picket and a HYAS log API, in words for the person who fixes it. */
export const hyasProblems = {
  keyRefused: (host: string, status: number): Problem => ({
    code: 'hyas.key_refused',
    message: `${host} answered ${status}: the HYAS API key was refused.`,
    hint: 'Ask HYAS Support for a new API key (or your UltraDDR portal for an UltraDDR key) and enter it under Sources.',
    retry: 'never',
    details: { status },
  }),

  listsRefused: (host: string, why: string): Problem => ({
    code: 'hyas.lists_refused',
    message: `${host} does not let Picket change its allow list: ${why}`,
    hint: 'Ask for an API key that may change lists, and enter it under Sources; or allow the domain there by hand. In Picket it is allowed all the same.',
    retry: 'never',
  }),

  listsOfSeveral: (): Problem => ({
    code: 'hyas.lists_of_several',
    message:
      'The API key is not of the entry’s company alone, and nothing says whose allow list a key of several organizations changes.',
    hint: 'Enter a key of that one organization as a source of its own, or allow the domain there by hand. In Picket it is allowed all the same.',
    retry: 'never',
  }),

  keyUnusable: (): Problem => ({
    code: 'hyas.key_unusable',
    message: 'The HYAS API key is empty or holds characters that no key can hold.',
    hint: 'Copy the key again, without spaces, quotes or line breaks, and enter it under Sources.',
    retry: 'never',
  }),

  tooManyRequests: (host: string, retryAfterMs: number | null): Problem => ({
    code: 'hyas.too_many_requests',
    message: `${host} answered 429: it wants fewer requests.`,
    hint: 'Nothing to do: Picket reads again after the pause HYAS asked for. If it comes often, poll less often.',
    retry: 'later',
    details: retryAfterMs === null ? { status: 429 } : { status: 429, retryAfterMs },
  }),

  serverError: (host: string, status: number, retryAfterMs: number | null): Problem => ({
    code: 'hyas.server_error',
    message: `${host} answered ${status}: it has a fault of its own.`,
    hint: 'Nothing to do: Picket keeps trying and reads what it missed. If it lasts, ask HYAS Support.',
    retry: 'later',
    details: retryAfterMs === null ? { status } : { status, retryAfterMs },
  }),

  notFound: (host: string, path: string): Problem => ({
    code: 'hyas.not_found',
    message: `${host} answered 404: it has nothing at ${path}.`,
    hint: 'Check the base URL of the source: https://api.hyas.com for HYAS Protect, nothing after the host name.',
    retry: 'later',
    details: { status: 404, path },
  }),

  refused: (host: string, status: number, answer: string): Problem => ({
    code: 'hyas.request_refused',
    message: `${host} answered ${status} to a request for the log.`,
    hint: 'Lower the page size of the source and try again; if that does not help, report it with the details.',
    retry: 'later',
    details: { status, answer },
  }),

  redirected: (host: string, status: number): Problem => ({
    code: 'hyas.redirected',
    message: `${host} answered ${status}: it wants to send Picket elsewhere, and Picket does not follow with a key.`,
    hint: 'Check the base URL, and whether a proxy or a sign-in page sits between Picket and HYAS.',
    retry: 'later',
    details: { status },
  }),

  html: (host: string, status: number): Problem => ({
    code: 'hyas.html_answer',
    message: `${host} answered with a web page instead of data (status ${status}).`,
    hint: 'Check the base URL, and whether a proxy, firewall or sign-in page answers in place of HYAS.',
    retry: 'later',
    details: { status },
  }),

  notJson: (host: string, details: Details): Problem => ({
    code: 'hyas.not_json',
    message: `The answer of ${host} could not be read: it is not complete JSON.`,
    hint: 'Nothing to do: Picket reads again. If it lasts, check the base URL and any proxy on the way.',
    retry: 'later',
    details,
  }),

  unexpectedAnswer: (host: string, missing: string): Problem => ({
    code: 'hyas.unexpected_answer',
    message: `The answer of ${host} has no “${missing}”, so it is not what the log API answers.`,
    hint: 'Check the base URL. If it is right, HYAS may have changed its API: look for a newer Picket.',
    retry: 'later',
  }),

  answerCut: (host: string): Problem => ({
    code: 'hyas.answer_cut',
    message: `${host} ended the connection in the middle of its answer.`,
    hint: 'Nothing to do: Picket reads again. If it lasts, lower the page size of the source.',
    retry: 'later',
  }),

  answerTooLarge: (host: string, limitBytes: number): Problem => ({
    code: 'hyas.answer_too_large',
    message: `${host} answered with more than ${Math.floor(limitBytes / 1024 / 1024)} MB.`,
    hint: 'Lower the page size of the source.',
    retry: 'later',
    details: { limitBytes },
  }),

  timeout: (host: string, timeoutMs: number): Problem => ({
    code: 'hyas.timeout',
    message: `${host} did not answer within ${Math.round(timeoutMs / 1000)} seconds.`,
    hint: 'Nothing to do: Picket reads again. If it lasts, check the firewall and lower the page size.',
    retry: 'later',
    details: { timeoutMs },
  }),

  stopped: (): Problem => ({
    code: 'hyas.stopped',
    message: 'Reading the HYAS log was stopped before it was done.',
    hint: 'Nothing to do: the same time is read again at the next start.',
    retry: 'later',
  }),

  nameNotFound: (host: string): Problem => ({
    code: 'hyas.name_not_found',
    message: `The name ${host} could not be looked up.`,
    hint: 'Check the base URL for a typing error, and that this machine can resolve names.',
    retry: 'later',
  }),

  unreachable: (host: string, cause: string): Problem => ({
    code: 'hyas.unreachable',
    message: `No connection to ${host} could be made (${cause}).`,
    hint: 'Check that the firewall lets this machine reach it on port 443.',
    retry: 'later',
    details: { cause },
  }),

  tls: (host: string, cause: string): Problem => ({
    code: 'hyas.tls',
    message: `The certificate of ${host} was not accepted (${cause}).`,
    hint: 'If a proxy inspects traffic, exempt this host or give Node its certificate (NODE_EXTRA_CA_CERTS).',
    retry: 'later',
    details: { cause },
  }),

  privateAddress: (host: string): Problem => ({
    code: 'hyas.private_address',
    message: `${host} is an address inside a private network, where HYAS is not.`,
    hint: 'Check the base URL. For a sandbox or relay on your own network, allow private networks in Picket’s configuration.',
    retry: 'later',
  }),

  badBaseUrl: (complaint: string): Problem => ({
    code: 'hyas.bad_base_url',
    message: `The base URL of the HYAS source cannot be used. ${complaint}`,
    hint: 'Correct it under Sources; https://api.hyas.com is the one of HYAS Protect.',
    retry: 'never',
  }),

  badSettings: (setting: string): Problem => ({
    code: 'hyas.bad_settings',
    message: `The settings of the HYAS source cannot be used: “${setting}” is not as it should be.`,
    hint: 'Correct it under Sources and save.',
    retry: 'never',
  }),

  pagesIncomplete: (details: Details): Problem => ({
    code: 'hyas.pages_incomplete',
    message: 'HYAS gave fewer log entries than it said there are, so the reading was not taken as complete.',
    hint: 'Nothing to do: Picket reads the same time again. If it lasts, ask HYAS Support about the log API.',
    retry: 'later',
    details,
  }),

  tooManyPages: (details: Details): Problem => ({
    code: 'hyas.too_many_pages',
    message: 'HYAS has more log entries in one second than Picket can page through.',
    hint: 'Raise the page size of the source; if that does not help, report it with the details.',
    retry: 'later',
    details,
  }),
};
