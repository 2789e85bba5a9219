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
    message: `A source named “${name}” already exists.`,
    hint: 'Choose another name.',
    retry: 'never',
  }),
  invalid: (fields: number): Problem => ({
    code: 'sources.invalid',
    message:
      fields === 1
        ? 'One setting of the source is not valid.'
        : `${fields} settings of the source are not valid.`,
    hint: 'Correct the fields in `errors`, and send the request again.',
    retry: 'never',
  }),
  notPolled: (name: string): Problem => ({
    code: 'sources.not_polled',
    message: `“${name}” is a webhook: it sends its detections, and Picket does not read it.`,
    hint: 'To try it, send a detection to its address.',
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
    message: `Picket is reading “${name}” at this moment.`,
    hint: 'Wait until the reading ends, then check its result.',
    retry: 'later',
  }),
  changedMeanwhile: (name: string): Problem => ({
    code: 'sources.changed_meanwhile',
    message: `“${name}” was changed or deleted during the reading.`,
    hint: 'Read it again. Picket does not store a detection twice.',
    retry: 'later',
  }),
  stopping: (name: string): Problem => ({
    code: 'sources.stopping',
    message: `Picket is stopping, so it did not read “${name}” to the end.`,
    hint: 'Nothing to do: Picket continues after the next start.',
    retry: 'later',
  }),
  noSecretToRotate: (name: string): Problem => ({
    code: 'sources.no_secret_to_rotate',
    message: `“${name}” needs an API key of its provider.`,
    hint: 'Get a new API key from the provider, and enter it in the settings of the source.',
    retry: 'never',
  }),
  /** The code has the name `mapping` because it is older than the kinds of sources. */
  notReadAgain: (name: string): Problem => ({
    code: 'mapping.not_webhook',
    message: `“${name}” is not a webhook, so it has no field mapping.`,
    hint: 'Add a webhook source for products that send their own JSON.',
    retry: 'never',
  }),
  hasDetections: (name: string): Problem => ({
    code: 'sources.has_detections',
    message: `“${name}” has detections. They would be deleted with it, together with their incidents and tickets.`,
    hint: 'To keep them, switch the source off. To delete them, use ?deleteDetections=true. Tickets in ConnectWise stay.',
    retry: 'never',
  }),
  ticketsUnderway: (name: string, count: number): Problem => ({
    code: 'sources.tickets_underway',
    message: `${count} ${count === 1 ? 'ticket' : 'tickets'} of “${name}” may be on the way to ConnectWise at this moment.`,
    hint: 'Switch the source off. Wait until the tickets are created or refused (see Tickets). Then delete it.',
    retry: 'later',
  }),
  partOfPicket: (name: string): Problem => ({
    code: 'sources.part_of_picket',
    message: `“${name}” is the protective DNS of Picket itself, so it cannot be added, switched off or deleted as a source.`,
    hint: 'Switch it on or off under Protective DNS, and archive its companies there.',
    retry: 'never',
  }),
  otherKind: (name: string, kind: string): Problem => ({
    code: 'sources.other_kind',
    message: `The source “${name}” exists, and its kind is “${kind}”. The kind of a source cannot change.`,
    hint: 'Give the new source another name.',
    retry: 'never',
  }),
} as const;
