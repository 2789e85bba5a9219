import type { Problem } from '../../platform/values/problem.ts';

/** Every problem with what is sent to a webhook. */
export const webhookProblems = {
  /** The same for every cause, so that a caller without the secret does not learn which sources exist. */
  refused: (): Problem => ({
    code: 'webhook.refused',
    message: 'The request has no valid signature, or its source is unknown or switched off.',
    hint: 'Check the address, the secret or bearer token, and that the source is on. The sender’s clock must be right to 5 minutes.',
    retry: 'never',
  }),
  wrongEncoding: (encoding: string): Problem => ({
    code: 'webhook.wrong_encoding',
    message: `Picket does not accept the encoding “${encoding.slice(0, 50)}” of the body.`,
    hint: 'Send it with `Content-Encoding: gzip`, or without that header.',
    retry: 'never',
  }),
  notGzip: (): Problem => ({
    code: 'webhook.not_gzip',
    message: 'The body is not valid gzip, although its `Content-Encoding` is gzip.',
    hint: 'Send complete gzip data, or omit that header.',
    retry: 'never',
  }),
  inflatesTooLarge: (limit: number): Problem => ({
    code: 'webhook.inflates_too_large',
    message: `The decompressed body is larger than ${limit / 1024 / 1024} MiB. Nothing was stored.`,
    hint: 'Send fewer detections in one request.',
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
    hint: 'Send 1 to 1000 detections in one request.',
    retry: 'never',
  }),
  tooMany: (count: number, limit: number): Problem => ({
    code: 'webhook.too_many',
    message: `The request has ${count} detections, and the limit is ${limit}. None was stored.`,
    hint: 'Send them in several smaller requests.',
    retry: 'never',
  }),
  allRefused: (count: number): Problem => ({
    code: 'webhook.all_refused',
    message:
      count === 1
        ? 'Picket could not read the detection and quarantined it.'
        : `Picket could not read any of the ${count} detections and quarantined them.`,
    hint: 'Correct the fields in `errors`, and send the detections again. The quarantine of the source shows them.',
    retry: 'never',
  }),
} as const;
