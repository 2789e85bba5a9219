/**
 * The walls between folders: no circle at the top of src/, and none between the folders of one capability. Tests are
 * left out, since a test may need what its subject must not.
 */
const { options } = require('./.dependency-cruiser.cjs');

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-circles-between-capabilities',
      comment:
        'A detection takes one path. Let app/ pass in what a capability needs of one further down the path.',
      severity: 'error',
      scope: 'folder',
      from: { path: '^src/[^/]+$' },
      to: { circular: true, path: '^src/[^/]+$' },
    },
    {
      name: 'no-circles-inside-a-capability',
      comment: 'Two folders that need each other are one folder, or hide a third.',
      severity: 'error',
      scope: 'folder',
      from: { path: '^(src/[^/]+)/[^/]+$' },
      to: { circular: true, path: '^$1/[^/]+$' },
    },
  ],
  options: { ...options, exclude: { path: '\\.test\\.ts$|/testing/' } },
};
