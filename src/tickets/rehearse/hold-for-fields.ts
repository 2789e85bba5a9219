import type { Kysely } from 'kysely';
import {
  type CustomField,
  customFieldSettings,
  fieldsOfBoard,
} from '../../connectwise/services/custom-fields-setting.ts';
import { compileRoutes, misfitOf } from '../../connectwise/services/route-of.ts';
import type { RoutingRule } from '../../connectwise/services/rule.ts';
import { type Choice, ticketService } from '../../connectwise/services/ticket-service.ts';
import { loadSeenFactsOf, nothingSeen, type SeenFacts } from '../../detections/seen-facts.ts';
import type { Incident } from '../../incidents/incident.ts';
import type { Severity } from '../../incidents/severities.ts';
import type { Schema } from '../../platform/database/schema.ts';
import { loadSetting } from '../../platform/settings/store.ts';
import { composeFields } from '../compose/compose-custom-fields.ts';
import { type Composition, ticketValues } from '../compose/variables.ts';

/** A required custom field that has no valid value for an incident: its ticket would be held. */
export interface FieldHold {
  readonly fieldId: number;
  readonly caption: string;
  readonly board: Choice;
}

/** Everything of a composition but what its detections report. */
export type Unseen = Omit<Composition, 'seen'>;

interface Holding {
  /** Reads what the fields of these incidents need. */
  readonly load: (incidents: readonly Incident[]) => Promise<void>;
  readonly of: (incident: Incident, severity: Severity, composition: () => Unseen) => FieldHold | null;
}

/** Which tickets would be held for a required custom field of their board. */
export async function holdForFields(
  db: Kysely<Schema>,
  rules: readonly RoutingRule[],
  timeZone: string,
): Promise<Holding> {
  const settings = await loadSetting(db, customFieldSettings);
  const service = await loadSetting(db, ticketService);
  const route = compileRoutes(rules);
  const required = (board: Choice): CustomField[] =>
    fieldsOfBoard(settings, board.id).filter((field) => field.required);
  const anyRequired = settings.boards.some(({ fields }) => fields.some((field) => field.required));
  let seen = new Map<number, SeenFacts>();

  function boardOf(facts: Parameters<typeof route>[0]): Choice | null {
    const rule = route(facts);
    const to = rule === null || misfitOf(rule, service) !== null ? null : rule.destination.board;
    return to ?? service.board;
  }

  return {
    async load(incidents) {
      const ids = incidents.map(({ id }) => id);
      seen = anyRequired ? await loadSeenFactsOf(db, ids) : new Map();
    },
    of(incident, severity, composition) {
      const board = anyRequired ? boardOf({ ...incident, severity }) : null;
      const fields = board === null ? [] : required(board);
      if (board === null || fields.length === 0) return null;
      const values = ticketValues({ ...composition(), seen: seen.get(incident.id) ?? nothingSeen });
      const [missing] = composeFields(fields, values, timeZone).missing;
      return missing === undefined ? null : { fieldId: missing.id, caption: missing.caption, board };
    },
  };
}
