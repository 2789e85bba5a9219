import { z } from 'zod';
import { sourceKinds } from '../../sources/index.ts';
import { type ConfigurationParts, kindsOf } from '../configuration.ts';

interface Shape {
  readonly type?: string;
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, Shape>>;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly items?: Shape;
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: Shape | boolean;
  readonly anyOf?: readonly Shape[];
  readonly oneOf?: readonly Shape[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly default?: unknown;
  readonly description?: string;
}

const intro = `# Fields of the configuration file

Every section of the file that [\`picket apply\`](guide/configuration-as-code.md) reads. A field without a default has to be
written for a new object. In a section that is one object, a field that the file does not name stays as it is.
\`networks[].note\` is the field \`note\` of each object in the list \`networks\`. \`picket config schema\` writes the same as
a JSON Schema, for editors.

A **company** is its name, or \`{ source, name }\` or \`{ source, id }\`. A **ConnectWise record** is its name, or its
number. Text that looks like a number, \`true\`, \`false\` or \`null\` needs quotes.

<!-- made from the sections: UPDATE_CONFIGURATION_DOC=1 writes it -->
`;

/**
 * Describes each section: its content, the field that identifies its objects, and the effect of `--prune` if it does
 * not delete.
 */
const about: Readonly<Record<string, readonly [what: string, name?: string, prune?: string]>> = {
  connection: ['The address of ConnectWise. The keys are in the file of secrets.'],
  sources: ['Where detections come from. API keys are in the file of secrets.', 'name'],
  'dns.companies': [
    'Companies of the protective DNS, with what their queries are recognised by. Tokens are not in the file.',
    'name',
    'archives it',
  ],
  'dns.lists': ['Lists that people keep by hand.', 'name and company'],
  'dns.feeds': ['Feeds, without what was fetched of them.', 'name'],
  'dns.rulesets': [
    'Ordered rules: one object for the MSP, and one for each company that has rules.',
    'company',
  ],
  'dns.resolver': ['How Picket answers DNS queries.'],
  'dns.policy': ['What is blocked for all companies, and what opens tickets.'],
  companies: [
    'Companies of the sources with their mappings and rules.',
    'source and id; for the protective DNS, source and name',
    'removes mapping and rules; of a company that the file names without `rules`, it removes the rules',
  ],
  devicePins: [
    'Devices that are pinned to a ConnectWise configuration. It needs the right Configurations: Inquire (All).',
    'company and device, in any letter case',
  ],
  ticketDefaults: [
    'Agreement, site and default contact of the tickets of a company. Agreements need the right Agreements: Inquire (All), contacts the right Contacts: Inquire (All).',
    'company',
  ],
  ticketService: ['Whether tickets are opened, and where.'],
  ticketText: ['The templates of tickets; null is the shipped one. See [templates](templates.md).'],
  nextSteps: ['What a technician does next, by block reason.'],
  ticketContents: ['Where in a ticket Picket writes, and what it attaches.'],
  routingRules: ['Which tickets go to other places. The order counts.', 'name'],
  customFields: ['The values of ConnectWise custom fields on new tickets, by board.'],
  'settings.incidents': ['What makes an incident, and what is ticketed.'],
  'settings.lookUps': ['Services in which a technician looks up a domain.'],
  'settings.rollUps': ['Storms and digests.'],
  'settings.recurrence': ['What happens when a threat is seen again.'],
  'settings.links': ['Whether tickets are linked to configurations and contacts.'],
  'settings.retention': ['How long data is kept.'],
  'settings.severity': ['How severe an incident is, and what that means.'],
  'settings.signIn': ['How people sign in. It needs the scope `users`.'],
  'settings.signInProvider': ['What the groups of an OpenID provider give. It needs the scope `users`.'],
  'settings.backup': ['Scheduled backups. It needs the scope `export`.'],
  'settings.silentSources': ['When a source counts as silent.'],
  'settings.reports': ['The words of the MSP on its reports.'],
  'settings.callbacks': ['Whether ConnectWise reports changes at once.'],
  'settings.acting': ['Acting from a ticket.'],
  'settings.closing': ['Closing by Picket.'],
  'settings.catchAll': ['The ConnectWise company for companies without a mapping.'],
  silences: [
    'Silences in force. Without a condition, `everything: true` confirms it.',
    'comment; several may have the same',
    'ends it',
  ],
  acceptedRisks: ['Accepted risks in force.', 'comment; several may have the same', 'revokes it'],
  maintenanceWindows: ['Times in which incidents are held.', 'name; several may have the same'],
  allowList: ['Domains that open no tickets.', 'domain and company', 'undoes it'],
  'notifications.channels': [
    'Who is notified of what. Addresses and passwords are in the file of secrets.',
    'name',
  ],
  'notifications.heartbeat': [
    'Whether a heartbeat address is called. The address is in the file of secrets.',
  ],
  'reports.schedules': ['Reports that are sent every month or week.', 'name'],
  'reports.logo': ['The logo on reports.'],
};

const parts = { config: {}, clients: {}, changes: {} } as unknown as ConfigurationParts;

/** The reference of the file, from the schemas of its sections. */
export function configurationDoc(): string {
  const sections = kindsOf(parts).map((kind) => {
    const [what, name, prune] = about[kind.section] ?? [];
    if (what === undefined) throw new Error(`“${kind.section}” has no words in configuration-doc.ts.`);
    if ((name === undefined) !== (kind.single === true))
      throw new Error(`“${kind.section}”: what is its name?`);
    const root = z.toJSONSchema(kind.schema, { io: 'input', unrepresentable: 'any' }) as Shape;
    const form =
      name === undefined
        ? 'One object.'
        : `A list. What identifies an object: ${name}. \`--prune\` ${prune ?? 'deletes one that the file does not name'}.`;
    return [
      `## ${kind.section}`,
      `${what} ${form}`,
      table(rowsOf(root, root)),
      ...(kind.section === 'sources' ? settingsOfKinds() : []),
    ].join('\n\n');
  });
  return `${[intro.trimEnd(), ...sections].join('\n\n')}\n`;
}

function settingsOfKinds(): string[] {
  return sourceKinds
    .filter(({ start }) => start.how !== 'built_in')
    .flatMap(({ name, schema }) => {
      const root = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Shape;
      // Field mapping has a page for itself.
      const rows = rowsOf(root, root).filter(([field]) => !field.startsWith('mapping.'));
      return [`\`config\` of the kind \`${name}\` ([more](sources.md)):`, table(rows)];
    });
}

type Row = readonly [field: string, type: string, usual: string, description: string];

function rowsOf(shape: Shape, root: Shape, path = ''): Row[] {
  const seen = new Map<string, Row>();
  for (const { properties = {}, required = [] } of shapesOf(shape, root))
    for (const [name, field] of Object.entries(properties)) {
      const place = path === '' ? name : `${path}.${name}`;
      const before = seen.get(place);
      const type = typeOf(field, root);
      const row: Row = [place, type, usualOf(field, required.includes(name)), wordsOf(field, root)];
      // A field that two shapes share has the values of both.
      seen.set(
        place,
        before === undefined || before[1].includes(type)
          ? (before ?? row)
          : [place, `${before[1]} or ${type}`, row[2], before[3]],
      );
      for (const [below, suffix] of within(field, root))
        if (!isCompany(below))
          for (const one of rowsOf(below, root, place + suffix)) seen.set(one[0], seen.get(one[0]) ?? one);
    }
  return [...seen.values()];
}

function within(field: Shape, root: Shape): [Shape, string][] {
  return shapesOf(field, root).flatMap((one): [Shape, string][] => [
    ...(one.properties === undefined ? [] : [[one, ''] satisfies [Shape, string]]),
    ...(one.items === undefined
      ? []
      : shapesOf(one.items, root)
          .filter((item) => item.properties)
          .map((item): [Shape, string] => [item, '[]'])),
  ]);
}

/** A reference to a company is explained once, at the top. */
const isCompany = ({ properties = {} }: Shape): boolean =>
  'source' in properties && 'id' in properties && Object.keys(properties).length === 3;

function shapesOf(shape: Shape, root: Shape): Shape[] {
  const name = shape.$ref?.split('/').at(-1);
  const own = name === undefined ? shape : (root.$defs?.[name] ?? {});
  const branches = [...(own.anyOf ?? []), ...(own.oneOf ?? [])];
  return branches.length === 0 ? [own] : branches.flatMap((one) => shapesOf(one, root));
}

const types: Readonly<Record<string, string>> = {
  string: 'text',
  boolean: 'true or false',
  integer: 'whole number',
  number: 'number',
  object: 'map',
  null: 'null',
};

function typeOf(field: Shape, root: Shape): string {
  const names = shapesOf(field, root).map((one) => {
    if (isCompany(one)) return 'company';
    if (one.const !== undefined) return `\`${String(one.const)}\``;
    if (one.enum !== undefined) return one.enum.map((word) => `\`${String(word)}\``).join(', ');
    if (one.items !== undefined) return `list of ${plural(typeOf(one.items, root))}`;
    const { minimum, maximum } = one;
    const isBounded = minimum !== undefined && maximum !== undefined && maximum < Number.MAX_SAFE_INTEGER;
    return (
      (types[one.type ?? ''] ?? one.type ?? 'any value') + (isBounded ? `, ${minimum} to ${maximum}` : '')
    );
  });
  const unique = [...new Set(names)].filter((name) => name !== 'text' || !names.includes('company'));
  return unique.join(' or ');
}

const plural = (type: string): string =>
  ({
    text: 'texts',
    map: 'objects',
    company: 'companies',
    number: 'numbers',
    'whole number': 'whole numbers',
  })[type] ?? type;

function usualOf({ default: usual }: Shape, isRequired: boolean): string {
  if (usual === undefined) return isRequired ? '' : 'none';
  const text = JSON.stringify(usual);
  return text.length > 60 ? 'all of them' : `\`${text}\``;
}

const wordsOf = (field: Shape, root: Shape): string =>
  field.description ??
  shapesOf(field, root).find(({ description }) => description !== undefined)?.description ??
  '';

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');

const table = (rows: readonly Row[]): string =>
  [
    '| Field | Type | Default | Meaning |',
    '|---|---|---|---|',
    ...rows.map(
      ([field, type, usual, words]) => `| \`${field}\` | ${cell(type)} | ${cell(usual)} | ${cell(words)} |`,
    ),
  ].join('\n');
