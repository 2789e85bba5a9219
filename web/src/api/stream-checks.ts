import { read } from './client.ts';
import { ApiProblem, unreachable } from './problem.ts';
import type { paths } from './schema.d.ts';
import { visibleJson } from './visible-exchange.ts';

type Verified =
  paths['/api/v1/connectwise/connection/verify']['post']['responses'][200]['content']['application/json'];

/** The result of one check. */
export type Check = Verified['checks'][number];

/** A check before it has run. */
export type ExpectedCheck<C extends Check = Check> = Omit<C, 'status' | 'what' | 'hint' | 'where'>;

/** A line of an answer that is streamed check by check. */
export type CheckLine<C extends Check = Check> =
  | { readonly type: 'expected'; readonly checks: readonly ExpectedCheck<C>[] }
  | { readonly type: 'check'; readonly check: C }
  | { readonly type: 'summary'; readonly ok: boolean }
  | {
      readonly type: 'problem';
      readonly problem: { readonly code: string; readonly message: string; readonly hint: string };
    };

type Streamed = Parameters<typeof read<ReadableStream<Uint8Array> | null>>[0];

/** The header that requests checks as a stream. */
export const asLines = { parseAs: 'stream', headers: { accept: 'application/x-ndjson' } } as const;

/**
 * The lines of an answer as they arrive, for a request made with {@link asLines}. Throws an {@link ApiProblem}
 * if Picket
 * refuses, or if the answer ends before its last line.
 */
export async function* streamChecks<C extends Check = Check>(
  request: Promise<unknown>,
): AsyncGenerator<CheckLine<C>> {
  const body = await read(request as Streamed);
  if (body === null) throw new ApiProblem(0, unreachable);
  let finished = false;
  for await (const line of linesOf(body)) {
    const said = JSON.parse(visibleJson(line)) as CheckLine<C>;
    finished ||= said.type === 'summary' || said.type === 'problem';
    yield said;
  }
  if (!finished) throw new ApiProblem(0, unreachable);
}

async function* linesOf(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const reader = body.pipeThrough(new TextDecoderStream() as never).getReader() as never as {
    read(): Promise<{ done: boolean; value?: string }>;
    cancel(): Promise<void>;
  };
  let rest = '';
  try {
    for (;;) {
      const { done, value = '' } = await reader.read();
      const lines = (rest + value).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) if (line !== '') yield line;
      if (done) return;
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}
