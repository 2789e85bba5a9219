import type { Problem } from '../../platform/values/problem.ts';

/** Every problem with what is sent to a webhook. */
export const webhookProblems = {
  /** The same for every cause: a caller without the secret does not learn which sources exist. */
  refused: (): Problem => ({
    code: 'webhook.refused',
    message: 'The request is not signed, or not by a source that is known here and switched on.',
    hint: 'Check the address, the secret or bearer token, that the source is on, and that the sender’s clock is right to 5 minutes.',
    retry: 'never',
  }),
  wrongEncoding: (encoding: string): Problem => ({
    code: 'webhook.wrong_encoding',
    message: `The body is encoded as “${encoding.slice(0, 50)}”, which is not understood here.`,
    hint: 'Send it with `Content-Encoding: gzip`, or without that header.',
    retry: 'never',
  }),
  notGzip: (): Problem => ({
    code: 'webhook.not_gzip',
    message: 'The body cannot be inflated, although its `Content-Encoding` is gzip.',
    hint: 'Send it as gzip, complete, or without that header.',
    retry: 'never',
  }),
  inflatesTooLarge: (limit: number): Problem => ({
    code: 'webhook.inflates_too_large',
    message: `The body is larger than ${limit / 1024 / 1024} MiB once it is inflated. Nothing of it was stored.`,
    hint: 'Send fewer detections in a request.',
    retry: 'never',
  }),
  notDetections: (): Problem => ({
    code: 'webhook.not_detections',
    message: 'The body is neither a detection, nor a list of them, nor {"detections": […]}.',
    hint: 'Send one of these. The API is described at /api/docs.',
    retry: 'never',
  }),
  noDetections: (): Problem => ({
    code: 'webhook.no_detections',
    message: 'The list of detections is empty.',
    hint: 'Send from 1 to 1000 detections at once.',
    retry: 'never',
  }),
  tooMany: (count: number, limit: number): Problem => ({
    code: 'webhook.too_many',
    message: `The request has ${count} detections, and at most ${limit} are taken at once. None was stored.`,
    hint: 'Send them in several smaller requests.',
    retry: 'never',
  }),
  allRefused: (count: number): Problem => ({
    code: 'webhook.all_refused',
    message:
      count === 1
        ? 'The detection could not be read and was quarantined.'
        : `None of the ${count} detections could be read; they were quarantined.`,
    hint: 'Fix what `errors` lists, and send them again. Quarantined rows are shown on the page of the source.',
    retry: 'never',
  }),
} as const;
