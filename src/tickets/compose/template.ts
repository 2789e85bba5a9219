import { type Liquid, LiquidError, Output, type Template as Parsed, TypeGuards } from 'liquidjs';
import { closest } from '../../platform/values/closest.ts';
import { filters, makeEngine, print, tags, templateLimit } from './engine.ts';
import { type TicketValues, type VariableName, variableNames, variables } from './variables.ts';

/** An error in a template, with its position from 1. */
export interface TemplateFault {
  readonly message: string;
  readonly line: number;
  readonly column: number;
}

export interface Template {
  /** The variables that it always prints. */
  readonly always: ReadonlySet<string>;
  render(values: TicketValues): { readonly text: string } | { readonly fault: TemplateFault };
}

/** A parsed template, or every error that can be found without an incident. */
export function parseTemplate(
  source: string,
  timeZone: string,
): { readonly template: Template } | { readonly faults: readonly TemplateFault[] } {
  if (source.length > templateLimit) {
    const message = `The template has ${source.length} characters. The limit is ${templateLimit}.`;
    return { faults: [{ message, line: 1, column: 1 }] };
  }
  const engine = makeEngine(timeZone);
  try {
    const parsed = engine.parse(source);
    const faults = unknownNames(engine, parsed);
    if (faults.length > 0) return { faults };
    return {
      template: {
        always: alwaysPrinted(parsed),
        render(values) {
          try {
            return { text: print(engine, parsed, values) };
          } catch (error) {
            return { fault: faultOf(error) };
          }
        },
      },
    };
  } catch (error) {
    return { faults: [faultOf(error)] };
  }
}

/** Unknown names that the source reveals; rendering finds those that depend on a loop. */
function unknownNames(engine: Liquid, parsed: Parsed[]): TemplateFault[] {
  const { globals, locals } = engine.analyzeSync(parsed);
  const faults: TemplateFault[] = [];
  const at = (location: { row: number; col: number }, message: string) =>
    faults.push({ message, line: location.row, column: location.col });
  for (const use of Object.values(globals).flat()) {
    const [name, member] = use.segments.map(String);
    if (!isVariable(name)) {
      const near = closest(String(name), variableNames);
      at(
        use.location,
        `There is no variable “${name}”.${near === undefined ? '' : ` Did you mean “${near}”?`}`,
      );
    } else if (member !== undefined && !mayFollow(name, member)) {
      at(use.location, `“${name}” has no “${member}”.`);
    }
  }
  for (const [name, uses] of Object.entries(locals)) {
    if (isVariable(name) && uses[0] !== undefined)
      at(uses[0].location, `“${name}” is a variable of Picket. Assign to another name.`);
  }
  return faults.sort((one, other) => one.line - other.line || one.column - other.column);
}

const isVariable = (name: string | undefined): name is VariableName =>
  name !== undefined && Object.hasOwn(variables, name);

const mayFollow = (name: VariableName, member: string): boolean =>
  member === 'size' || (variables[name].kind === 'list' && /^(first|last|-?\d+)$/.test(member));

/** Variables that are printed outside of every tag, and so always. */
function alwaysPrinted(parsed: readonly Parsed[]): Set<string> {
  const names = parsed.flatMap((part) => {
    if (!(part instanceof Output) || part.value.filters.length > 0) return [];
    const [token, ...others] = part.value.initial.postfix;
    if (token === undefined || others.length > 0 || !TypeGuards.isPropertyAccessToken(token)) return [];
    return token.props.length === 1 ? [token.getText()] : [];
  });
  return new Set(names);
}

/** Liquid's error in plain words. */
function faultOf(error: unknown): TemplateFault {
  if (!LiquidError.is(error)) throw error;
  const [line = 1, column = 1] = error.token.getPosition();
  const said = (error.originalError?.message ?? error.message).replace(/, line:\d+, col:\d+$/, '');
  return { message: inWords(said), line, column };
}

const sayings: readonly (readonly [RegExp, (found: string) => string])[] = [
  [/^undefined variable: (.+)$/, (name) => `There is no variable “${name}”.`],
  [
    /^undefined filter: (.+)$/,
    (name) => `There is no filter “${name}”. The filters are ${Object.keys(filters).join(', ')}.`,
  ],
  [/^tag "(.+)" not found$/, (name) => `There is no tag “${name}”. The tags are ${tags.join(', ')}.`],
  [/^(?:tag|output) "?(.+?)"? not closed$/, (what) => `“${what}” is not closed.`],
  [/limit exceeded/, () => 'Its output is too long, or it takes too long.'],
];

function inWords(said: string): string {
  for (const [pattern, words] of sayings) {
    const found = pattern.exec(said);
    if (found !== null) return words(found[1] ?? '');
  }
  return `${said.charAt(0).toUpperCase()}${said.slice(1)}.`;
}
