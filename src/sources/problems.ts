import type { Problem } from '../platform/values/problem.ts';

/** Every problem with sources of any kind. */
export const sourceProblems = {
  notFound: (id: number): Problem => ({
    code: 'sources.not_found',
    message: `There is no source ${id}.`,
    hint: 'List the sources to see which there are.',
    retry: 'never',
  }),
  nameTaken: (name: string): Problem => ({
    code: 'sources.name_taken',
    message: `There is a source named “${name}” already.`,
    hint: 'Choose another name, so that people can tell the two apart.',
    retry: 'never',
  }),
  invalid: (fields: number): Problem => ({
    code: 'sources.invalid',
    message:
      fields === 1
        ? 'One setting of the source is not as it should be.'
        : `${fields} settings of the source are not as they should be.`,
    hint: 'Mend what `errors` lists, and send it again.',
    retry: 'never',
  }),
  notPolled: (name: string): Problem => ({
    code: 'sources.not_polled',
    message: `“${name}” sends its detections by itself; it is not read.`,
    hint: 'Send a detection to its address to try it.',
    retry: 'never',
  }),
  off: (name: string): Problem => ({
    code: 'sources.off',
    message: `“${name}” is switched off.`,
    hint: 'Switch it on to read it.',
    retry: 'never',
  }),
  beingRead: (name: string): Problem => ({
    code: 'sources.being_read',
    message: `“${name}” is being read at this moment.`,
    hint: 'Wait until it has been read, and look at what came of it.',
    retry: 'later',
  }),
  changedMeanwhile: (name: string): Problem => ({
    code: 'sources.changed_meanwhile',
    message: `“${name}” was changed or deleted while it was being read.`,
    hint: 'Read it once more; what was stored is not stored again.',
    retry: 'later',
  }),
  stopping: (name: string): Problem => ({
    code: 'sources.stopping',
    message: `Picket is stopping, so “${name}” was not read to the end.`,
    hint: 'Nothing to do: it is read on after the next start.',
    retry: 'later',
  }),
  noSecretToRotate: (name: string): Problem => ({
    code: 'sources.no_secret_to_rotate',
    message: `“${name}” is read with an API key, which its provider gives out.`,
    hint: 'Get a new API key from the provider and enter it in the source’s settings.',
    retry: 'never',
  }),
  /** The code is older than the kinds of sources. */
  notReadAgain: (name: string): Problem => ({
    code: 'mapping.not_webhook',
    message: `“${name}” is not a webhook, so it has no field mapping.`,
    hint: 'Add a webhook source for products that send their own JSON.',
    retry: 'never',
  }),
  hasDetections: (name: string): Problem => ({
    code: 'sources.has_detections',
    message: `“${name}” has brought detections, which would be deleted with it, and their incidents and tickets too.`,
    hint: 'Switch it off instead to keep them; or delete it with ?deleteDetections=true. Tickets in ConnectWise stay.',
    retry: 'never',
  }),
  ticketsUnderway: (name: string, count: number): Problem => ({
    code: 'sources.tickets_underway',
    message: `${count} ${count === 1 ? 'ticket' : 'tickets'} of “${name}” may be reaching ConnectWise at this moment.`,
    hint: 'Switch the source off, wait until the tickets are created or refused (see Tickets), and delete it then.',
    retry: 'later',
  }),
} as const;
