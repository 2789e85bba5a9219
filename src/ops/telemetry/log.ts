import { type DestinationStream, destination, type Logger, pino, stdSerializers } from 'pino';
import pretty from 'pino-pretty';
import { redacted, redactSecrets, redactText } from './redact.ts';

export type LogLevel = 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'silent';

export interface LogOptions {
  readonly level: LogLevel;
  /** `pretty` is for people at a terminal, `json` (one line per event) for machines. */
  readonly format: 'pretty' | 'json';
  /** The output: standard error by default, so that standard output contains only answers. */
  readonly to?: DestinationStream;
  readonly color?: boolean;
}

const boundSecrets = ['authorization', 'cookie', 'privateKey', 'apiKey', 'secret', 'token', 'password'];

/**
 * The log. Secrets are removed twice: by their names in logged values, at any depth, and by their form in the
 * written line,
 * so that a secret inside a message is removed, too.
 */
export function createLog({ level, format, to, color = false }: LogOptions): Logger {
  const stream = to ?? destination({ dest: 2, sync: true });
  const clean = (value: object) => redactSecrets(value) as Record<string, unknown>;
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: {
        level: (label) => ({ level: label }),
        bindings: clean,
        log: clean,
      },
      serializers: { err: cleanError, error: cleanError },
      // The formatters do not process the bindings of a child logger.
      redact: { paths: boundSecrets.flatMap((name) => [name, `*.${name}`]), censor: redacted },
      hooks: { streamWrite: redactText },
    },
    format === 'json'
      ? stream
      : pretty({
          destination: writable(stream),
          colorize: color,
          translateTime: 'SYS:HH:MM:ss.l',
          sync: true,
        }),
  );
}

/** An error with its stack and causes, without the secrets that it may contain (a request's headers). */
function cleanError(error: unknown): unknown {
  if (!(error instanceof Error)) return redactSecrets(error);
  const { raw: _raw, ...described } = { ...stdSerializers.err(error) } as Record<string, unknown>;
  return redactSecrets(described);
}

const writable = (stream: DestinationStream): NodeJS.WritableStream =>
  stream as unknown as NodeJS.WritableStream;
