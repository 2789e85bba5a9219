import { type Failure, proxyHint } from '../../../platform/outbound/failure.ts';
import type { Problem } from '../../../platform/values/problem.ts';
import { checkAddress, lastStays, shown } from './problems.ts';

const megabytes = (bytes: number) => `${Math.floor(bytes / 1024 / 1024)} MB`;

/** Every problem with the address of a feed, and with fetching it. */
export const fetchProblems = {
  badAddress: (text: string): Problem => ({
    code: 'feed.bad_address',
    message: `“${shown(text)}” is not the address of a feed.`,
    hint: 'Write the full address, such as https://lists.example/bad.txt.',
    retry: 'never',
  }),
  notHttps: (url: string): Problem => ({
    code: 'feed.not_https',
    message: `The address ${shown(url)} is not https, so anyone on the way could change what is blocked.`,
    hint: 'Use the https address of the list. Or store the list as a file on this machine, and use file: and its name.',
    retry: 'never',
  }),
  credentials: (host: string): Problem => ({
    code: 'feed.credentials',
    message: `The address contains a user name or password for ${shown(host)}, and addresses are shown to all users.`,
    hint: 'Use an address without credentials. Or download the list yourself, and use file: and its name.',
    retry: 'never',
  }),
  fileOutsideFolder: (path: string): Problem => ({
    code: 'feed.file_outside_folder',
    message: `“${shown(path)}” is not in the folder “feeds” of Picket’s data folder.`,
    hint: 'Copy the file into that folder, and write its path in the folder, such as file:bad.txt.',
    retry: 'never',
  }),
  unreadableFile: (path: string, why: string): Problem => ({
    code: 'feed.unreadable_file',
    message: `The file “${shown(path)}” in the folder “feeds” of Picket’s data folder cannot be read (${why}).`,
    hint: `Check that the file is there, on each node, and that Picket’s user may read it. ${lastStays}`,
    retry: 'later',
  }),

  noAnswer: (failure: Failure, asked: Asked): Problem => ({
    ...noAnswer(failure, asked),
    retry: 'later',
    details: { why: failure.why, cause: failure.cause },
  }),
  moved: (host: string, location: string | null): Problem => ({
    code: 'feed.moved',
    message: `${host} redirects to another address${location === null ? '.' : `: ${shown(location)}`}`,
    hint: `If you trust the new address, set it as the address of the feed. Picket follows no redirects. ${lastStays}`,
    retry: 'later',
  }),
  accessRefused: (host: string, status: number): Problem => ({
    code: 'feed.access_refused',
    message: `${host} refused access to the list (HTTP ${status}).`,
    hint: `Check whether the list needs an account or a licence. ${lastStays}`,
    retry: 'later',
  }),
  notFound: (host: string, status: number): Problem => ({
    code: 'feed.not_found',
    message: `${host} has no list at this address (HTTP ${status}).`,
    hint: `Check the address on the website of the list. ${lastStays}`,
    retry: 'later',
  }),
  tooManyRequests: (host: string): Problem => ({
    code: 'feed.too_many_requests',
    message: `${host} receives too many requests from this address (HTTP 429).`,
    hint: `Fetch the feed less often. ${lastStays}`,
    retry: 'later',
  }),
  serverError: (host: string, status: number): Problem => ({
    code: 'feed.server_error',
    message: `${host} has an internal error (HTTP ${status}).`,
    hint: `Nothing to do: Picket retries automatically. ${lastStays}`,
    retry: 'later',
  }),
  unexpectedStatus: (host: string, status: number): Problem => ({
    code: 'feed.unexpected_status',
    message: `${host} answered with HTTP ${status}, and not with the list.`,
    hint: checkAddress,
    retry: 'later',
  }),
  tooLarge: (limit: number): Problem => ({
    code: 'feed.too_large',
    message: `The feed has more than ${megabytes(limit)} when it is inflated.`,
    hint: `Use a smaller edition of the list. ${lastStays}`,
    retry: 'later',
  }),
  badGzip: (): Problem => ({
    code: 'feed.bad_gzip',
    message: 'The feed is cut or damaged: its gzip compression cannot be read.',
    hint: `Nothing to do: Picket retries automatically. ${lastStays}`,
    retry: 'later',
  }),
} as const;

interface Asked {
  readonly host: string;
  readonly timeoutMs: number;
  readonly limit: number;
}

function noAnswer({ why, cause }: Failure, { host, timeoutMs, limit }: Asked) {
  const later = `Picket retries automatically. ${lastStays}`;
  switch (why) {
    case 'held_back':
    case 'stopped':
      return { code: 'feed.stopped', message: 'The fetch was stopped.', hint: later };
    case 'timeout':
      return {
        code: 'feed.timeout',
        message: `${host} did not send the whole list within ${Math.round(timeoutMs / 1000)} seconds.`,
        hint: later,
      };
    case 'too_large':
      return fetchProblems.tooLarge(limit);
    case 'private_address':
      return {
        code: 'feed.private_address',
        message: `${host} is an address in a private network, and Picket may not call private addresses.`,
        hint: 'Check the address. If the list is on your own network, allow private networks in Picket’s configuration.',
      };
    case 'name_not_found':
      return {
        code: 'feed.name_not_found',
        message: `The host name ${host} could not be resolved.`,
        hint: `Check the address, and that this machine can resolve names (DNS). ${lastStays}`,
      };
    case 'tls':
      return {
        code: 'feed.tls',
        message: `Picket could not open a secure connection to ${host} (${cause}).`,
        hint: `Check the address. If a proxy inspects TLS traffic, exempt this host. ${lastStays}`,
      };
    case 'proxy':
      return {
        code: 'feed.proxy',
        message: `The proxy opened no connection to ${host} (${cause}).`,
        hint: `${proxyHint(cause)} ${lastStays}`,
      };
    case 'cut':
      return {
        code: 'feed.cut',
        message: `${host} closed the connection before the list was complete.`,
        hint: later,
      };
    case 'connect_timeout':
    case 'unreachable':
      return {
        code: 'feed.unreachable',
        message: `Picket could not connect to ${host} (${cause}).`,
        hint: `Check that the firewall lets this machine reach the host. ${lastStays}`,
      };
  }
}
