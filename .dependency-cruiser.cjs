/**
 * The walls between the parts (docs/architecture.md). Each rule says why, since the message is all that
 * whoever runs into the wall gets to see.
 */
/** Tests, and what only they use: not part of the product. */
const notTest = '\\.test\\.ts$|/testing/';

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'Two files that need each other are one file, or hide a third.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'deciding-is-pure',
      comment:
        'What is decided depends on what is given: tickets/due reads it. Types of the tables may be named.',
      severity: 'error',
      from: { path: '^src/decisions/', pathNot: notTest },
      to: { path: ['^src/platform/database/(?!schema)', 'node_modules/kysely'] },
    },
    {
      name: 'dns-knows-no-tickets',
      comment:
        'A resolver answers without incidents and tickets; the allow list judges incidents in tickets/allow-list.',
      severity: 'error',
      from: { path: '^src/dns/', pathNot: notTest },
      to: { path: '^src/(sources|incidents|decisions|tickets|ingest|connectwise)/' },
    },
    {
      name: 'answering-stands-alone',
      comment:
        'DNS is answered by the compiled index alone: no thread, lock or connection is shared with tickets.',
      severity: 'error',
      from: { path: '^src/dns/(wire|resolver)/', pathNot: notTest },
      to: { path: '^src/', pathNot: ['^src/dns/(wire|index|resolver)/', '^src/platform/values/'] },
    },
    {
      name: 'reading-an-index-knows-no-policy',
      comment: 'Precedence is in the compiler alone: an engine looks up, and never needs the policy.',
      severity: 'error',
      from: {
        path: '^src/dns/index/(reader|verdict|rule-tree|clauses|settle|pattern|keys|format|cdb-reader|problems)\\.ts$',
      },
      to: {
        path: '^src/',
        pathNot: [
          '^src/dns/index/(verdict|rule-tree|clauses|settle|pattern|keys|format|cdb-reader|problems)\\.ts$',
          '^src/dns/wire/',
          '^src/platform/values/',
        ],
      },
    },
    {
      name: 'connectwise-stands-alone',
      comment: 'The ConnectWise client knows HTTP and ConnectWise, nothing of Picket or its database.',
      severity: 'error',
      from: { path: '^src/connectwise/client/', pathNot: notTest },
      to: {
        path: '^src/',
        pathNot: ['^src/connectwise/client/', '^src/platform/values/', '^src/platform/outbound/'],
      },
    },
    {
      name: 'one-way-out',
      comment:
        'platform/outbound opens every connection to another service: time limit, size, private networks.',
      severity: 'error',
      from: { path: '^src/', pathNot: [notTest, '^src/platform/outbound/'] },
      to: { path: 'node_modules/undici/' },
    },
    {
      name: 'incidents-never-import-tickets',
      comment: 'Data moves left to right: an incident does not know what becomes of it.',
      severity: 'error',
      from: { path: '^src/incidents/', pathNot: notTest },
      to: { path: '^src/tickets/' },
    },
    {
      name: 'sources-stand-alone',
      comment:
        'A source turns what it hears into detections; what two of them share belongs to sources/ or ingest/.',
      severity: 'error',
      from: { path: '^src/sources/([^/]+)/', pathNot: notTest },
      to: { path: '^src/sources/[^/]+/', pathNot: '^src/sources/$1/' },
    },
    {
      name: 'only-main-imports-the-top',
      comment: 'app/ and cli/ are the top of the tree. Only main.ts (and the commands) reach up there.',
      severity: 'error',
      from: { path: '^src/', pathNot: ['^src/main\\.ts$', '^src/(app|cli)/', notTest] },
      to: { path: '^src/(app|cli)/' },
    },
    {
      name: 'sandboxes-never-share-the-client',
      comment: 'A stand-in that shares the client’s code shares its mistakes.',
      severity: 'error',
      from: { path: '^src/sandbox/' },
      to: { path: '^src/', pathNot: ['^src/sandbox/', '^src/platform/values/'] },
    },
    {
      name: 'product-never-imports-a-sandbox',
      comment: 'Only the commands that run a sandbox, and tests, may import one.',
      severity: 'error',
      from: { path: '^src/', pathNot: ['^src/sandbox/', '^src/cli/', notTest] },
      to: { path: '^src/sandbox/' },
    },
    {
      name: 'the-console-knows-the-api-alone',
      comment:
        'web/ speaks HTTP; the types of the API are generated from its description (`npm run generate`).',
      severity: 'error',
      from: { path: '^web/' },
      to: { path: '^(src|test|scripts|bench)/' },
    },
    {
      name: 'values-are-pure',
      comment:
        'values/ is what everything may import, so it imports nothing and does no I/O but time and randomness.',
      severity: 'error',
      from: { path: '^src/platform/values/', pathNot: notTest },
      to: { path: '^src/(?!platform/values/)|^node:(?!crypto|timers)', dependencyTypesNot: ['npm'] },
    },
    {
      name: 'product-never-imports-tests',
      comment: 'Test support is not shipped.',
      severity: 'error',
      from: { path: '^src/', pathNot: notTest },
      to: { path: ['^test/', notTest] },
    },
    {
      name: 'declared-dependencies-only',
      comment: 'A package that is not in package.json works here by accident.',
      severity: 'error',
      from: { path: '^src/', pathNot: notTest },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown', 'npm-dev', 'unknown'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    parser: 'swc',
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default'] },
  },
};
