import { proxyHint } from '../../platform/outbound/failure.ts';
import type { Problem } from '../../platform/values/problem.ts';

type Details = Readonly<Record<string, unknown>>;

/** Every problem between Picket and a HYAS log API, in words for the person who fixes it. */
export const hyasProblems = {
  keyRefused: (host: string, status: number): Problem => ({
    code: 'hyas.key_refused',
    message: `${host} answered ${status}: the HYAS API key was refused.`,
    hint: 'Ask HYAS Support for a new API key (for UltraDDR: your UltraDDR portal). Enter it under Sources.',
    retry: 'never',
    details: { status },
  }),

  listsRefused: (host: string, why: string): Problem => ({
    code: 'hyas.lists_refused',
    message: `${host} does not allow Picket to change its allow list: ${why}`,
    hint: 'Request an API key that may change lists, and enter it under Sources. Or allow the domain in HYAS yourself. The domain stays allowed in Picket.',
    retry: 'never',
  }),

  listsOfSeveral: (): Problem => ({
    code: 'hyas.lists_of_several',
    message:
      'The API key is not only for the company of this entry. Picket cannot know which allow list it would change.',
    hint: 'Add a separate source with a key of that one organization, or allow the domain in HYAS yourself. The domain stays allowed in Picket.',
    retry: 'never',
  }),

  keyUnusable: (): Problem => ({
    code: 'hyas.key_unusable',
    message: 'The HYAS API key is empty or has invalid characters.',
    hint: 'Copy the key again without spaces, quotes or line breaks, and enter it under Sources.',
    retry: 'never',
  }),

  tooManyRequests: (host: string, retryAfterMs: number | null): Problem => ({
    code: 'hyas.too_many_requests',
    message: `${host} answered 429: it limits the number of requests.`,
    hint: 'Nothing to do: Picket reads again after the pause that HYAS asked for. If it happens often, poll less often.',
    retry: 'later',
    details: retryAfterMs === null ? { status: 429 } : { status: 429, retryAfterMs },
  }),

  serverError: (host: string, status: number, retryAfterMs: number | null): Problem => ({
    code: 'hyas.server_error',
    message: `${host} answered ${status}: it has an internal error.`,
    hint: 'Nothing to do: Picket retries and reads what it missed. If the problem persists, ask HYAS Support.',
    retry: 'later',
    details: retryAfterMs === null ? { status } : { status, retryAfterMs },
  }),

  notFound: (host: string, path: string): Problem => ({
    code: 'hyas.not_found',
    message: `${host} answered 404: it does not have ${path}.`,
    hint: 'Check the base URL of the source. For HYAS Protect it is https://api.hyas.com, with nothing after the host name.',
    retry: 'later',
    details: { status: 404, path },
  }),

  refused: (host: string, status: number, answer: string): Problem => ({
    code: 'hyas.request_refused',
    message: `${host} answered ${status} to a request for the log.`,
    hint: 'Lower the page size of the source and try again. If it fails again, report it with the details.',
    retry: 'later',
    details: { status, answer },
  }),

  redirected: (host: string, status: number): Problem => ({
    code: 'hyas.redirected',
    message: `${host} answered ${status}: it redirects to another address, and Picket does not send its key there.`,
    hint: 'Check the base URL. Check that no proxy or sign-in page is between Picket and HYAS.',
    retry: 'later',
    details: { status },
  }),

  html: (host: string, status: number): Problem => ({
    code: 'hyas.html_answer',
    message: `${host} answered with a web page instead of data (status ${status}).`,
    hint: 'Check the base URL. Check that no proxy, firewall or sign-in page answers in place of HYAS.',
    retry: 'later',
    details: { status },
  }),

  notJson: (host: string, details: Details): Problem => ({
    code: 'hyas.not_json',
    message: `Picket could not read the answer of ${host}: the JSON is not complete.`,
    hint: 'Nothing to do: Picket reads again. If the problem persists, check the base URL and each proxy.',
    retry: 'later',
    details,
  }),

  unexpectedAnswer: (host: string, missing: string): Problem => ({
    code: 'hyas.unexpected_answer',
    message: `The answer of ${host} has no “${missing}”, so it is not an answer of the log API.`,
    hint: 'Check the base URL. If it is correct, HYAS may have changed its API: update Picket.',
    retry: 'later',
  }),

  answerCut: (host: string): Problem => ({
    code: 'hyas.answer_cut',
    message: `${host} closed the connection before its answer was complete.`,
    hint: 'Nothing to do: Picket reads again. If the problem persists, lower the page size of the source.',
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
    hint: 'Nothing to do: Picket reads again. If the problem persists, check the firewall and lower the page size.',
    retry: 'later',
    details: { timeoutMs },
  }),

  stopped: (): Problem => ({
    code: 'hyas.stopped',
    message: 'The reading of the HYAS log was stopped before its end.',
    hint: 'Nothing to do: Picket reads the same period again after the next start.',
    retry: 'later',
  }),

  nameNotFound: (host: string): Problem => ({
    code: 'hyas.name_not_found',
    message: `The host name ${host} could not be resolved.`,
    hint: 'Check the spelling of the base URL. Check that this machine can resolve names (DNS).',
    retry: 'later',
  }),

  unreachable: (host: string, cause: string): Problem => ({
    code: 'hyas.unreachable',
    message: `Picket could not connect to ${host} (${cause}).`,
    hint: 'Check that the firewall lets this machine reach it on port 443.',
    retry: 'later',
    details: { cause },
  }),

  proxy: (host: string, cause: string): Problem => ({
    code: 'hyas.proxy',
    message: `The proxy opened no connection to ${host} (${cause}).`,
    hint: proxyHint(cause),
    retry: 'later',
    details: { cause },
  }),

  tls: (host: string, cause: string): Problem => ({
    code: 'hyas.tls',
    message: `Picket does not trust the certificate of ${host} (${cause}).`,
    hint: 'If a proxy inspects TLS traffic, exempt this host or set NODE_EXTRA_CA_CERTS to the proxy’s certificate.',
    retry: 'later',
    details: { cause },
  }),

  privateAddress: (host: string): Problem => ({
    code: 'hyas.private_address',
    message: `${host} is an address in a private network, and HYAS is not there.`,
    hint: 'Check the base URL. For a sandbox or relay on your own network, allow private networks in Picket’s configuration.',
    retry: 'later',
  }),

  badBaseUrl: (complaint: string): Problem => ({
    code: 'hyas.bad_base_url',
    message: `The base URL of the HYAS source cannot be used. ${complaint}`,
    hint: 'Correct it under Sources. For HYAS Protect it is https://api.hyas.com.',
    retry: 'never',
  }),

  badSettings: (setting: string): Problem => ({
    code: 'hyas.bad_settings',
    message: `The settings of the HYAS source are not valid: “${setting}” is wrong.`,
    hint: 'Correct it under Sources and save.',
    retry: 'never',
  }),

  pagesIncomplete: (details: Details): Problem => ({
    code: 'hyas.pages_incomplete',
    message: 'HYAS sent fewer log entries than its own total, so Picket treats the reading as incomplete.',
    hint: 'Nothing to do: Picket reads the same period again. If the problem persists, ask HYAS Support about the log API.',
    retry: 'later',
    details,
  }),

  tooManyPages: (details: Details): Problem => ({
    code: 'hyas.too_many_pages',
    message: 'HYAS has more log entries within one second than Picket can read page by page.',
    hint: 'Raise the page size of the source. If it fails again, report it with the details.',
    retry: 'later',
    details,
  }),
};
