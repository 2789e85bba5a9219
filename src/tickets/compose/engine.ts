import { Context, type Emitter, Liquid, type Template, toValueSync } from 'liquidjs';

/** In characters; far more than anyone reads in a ticket. */
export const templateLimit = 10_000;
/**
 * The limits of a template that loops too much: milliseconds, and items created by filters and ranges. A normal one
 * needs a few. The limit is high, so that a busy machine still renders it.
 */
const renderLimit = 1_000;
const memoryLimit = 200_000;
/** In characters. Liquid's own limits do not count output. */
const outputLimit = 100_000;

/**
 * The allowed tags. Excluded are tags that load another template, `break` and `continue`, which end the text, and
 * `capture`, with which a text grows without counting towards Liquid's limits.
 */
export const tags = ['if', 'unless', 'case', 'for', 'assign', 'comment', 'raw', '#'] as const;

/** The allowed filters, each with its description in the documentation. */
export const filters = {
  append: 'appends a text',
  capitalize: 'capitalizes the first letter',
  date: 'writes a time: first_seen_at | date: "%d %b %Y, %H:%M"; in the time zone of Picket',
  default: 'gives a default for an empty value',
  downcase: 'converts to lower case',
  first: 'the first item of a list',
  join: 'joins a list into a text: all_domains | join: ", "',
  last: 'the last item of a list',
  prepend: 'puts a text in front',
  remove: 'removes every occurrence of a text',
  replace: 'replaces every occurrence of a text with another',
  size: 'the number of characters or items',
  slice: 'a part of the text, from a position: slice: 0, 8',
  strip: 'removes white space at both ends',
  truncate: 'cuts the text after this number of characters',
  upcase: 'converts to upper case',
} as const;

/**
 * The Liquid engine for templates. It has access only to the given values: no files (without `templates`, liquidjs
 * would read them), no prototypes, and no unknown names.
 */
export function makeEngine(timeZone: string): Liquid {
  const engine = new Liquid({
    templates: {},
    ownPropertyOnly: true,
    strictVariables: true,
    strictFilters: true,
    timezoneOffset: timeZone,
    locale: 'en',
    parseLimit: templateLimit,
    renderLimit,
    memoryLimit,
  });
  keepOnly(engine.tags, tags);
  keepOnly(engine.filters, Object.keys(filters));
  return engine;
}

function keepOnly(all: Record<string, unknown>, names: readonly string[]): void {
  for (const name of Object.keys(all)) if (!names.includes(name)) delete all[name];
}

/** The text that a parsed template renders for the values. Throws Liquid's errors. */
export function print(engine: Liquid, parsed: Template[], values: object): string {
  const context = new Context(values, engine.options, { sync: true }, { liquid: engine });
  const paper = emitter();
  toValueSync(engine.renderer.renderTemplates(parsed, context, paper));
  return paper.buffer;
}

function emitter(): Emitter {
  return {
    buffer: '',
    write(value: unknown) {
      this.buffer += Array.isArray(value) ? value.join('') : String(value ?? '');
      if (this.buffer.length > outputLimit) throw new Error('output limit exceeded');
    },
  };
}
