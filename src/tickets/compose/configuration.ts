import type { z } from 'zod';
import type { ConfigurationKind } from '../../platform/settings/configuration-kind.ts';
import { loadSetting } from '../../platform/settings/store.ts';
import { sampleToCheck } from './composition-to-try.ts';
import type { TextSurroundings } from './load-composition.ts';
import { refuseFaults, saveText } from './save-text.ts';
import { ticketText, ticketTextSchema } from './ticket-text.ts';

const schema = ticketTextSchema.pick({ summary: true, description: true });

/** The templates of tickets. */
export function ticketTextKind<Client>(
  surroundings: TextSurroundings,
): ConfigurationKind<z.infer<typeof schema>, Client> {
  return {
    section: 'ticketText',
    what: 'setting',
    single: true,
    schema,
    identify: () => '',
    title: () => '',
    async load({ db }) {
      const { summary, description } = await loadSetting(db, ticketText);
      return [{ id: 0, value: { summary, description } }];
    },
    async replace({ db, now: at, principal }, _, text) {
      refuseFaults(text, await sampleToCheck(db, surroundings, at));
      await saveText(db, text, { at, principal });
    },
  };
}
