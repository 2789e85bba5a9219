import type { Problem } from '../../../platform/values/problem.ts';

/** What can be wrong with a field mapping, and with a sample of it. */
export const mappingProblems = {
  badPath: (path: string, why: string): Problem => ({
    code: 'mapping.bad_path',
    message: `“${path}” is not a valid path: ${why}.`,
    hint: 'Write a JSONPath (RFC 9535) that starts with $, such as $.labels.domain or $.hosts[0].name.',
    retry: 'never',
  }),
  noItems: (path: string): Problem => ({
    code: 'mapping.no_items',
    message: `The body has nothing at ${path}, where the mapping expects the list of items.`,
    hint: 'Compare the body with the field “items” of the source’s mapping. Correct one of them.',
    retry: 'never',
  }),
  unusable: (): Problem => ({
    code: 'mapping.unusable',
    message: 'The settings of this source are not valid, so Picket does not know its field mapping.',
    hint: 'Save the field mapping of the source again. Then read its quarantine again.',
    retry: 'never',
  }),
  sampleNotJson: (): Problem => ({
    code: 'mapping.sample_not_json',
    message: 'The sample is neither JSON nor JSON lines.',
    hint: 'Paste the body of a request exactly as the product sends it.',
    retry: 'never',
  }),
} as const;
