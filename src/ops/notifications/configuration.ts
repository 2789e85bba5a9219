import { z } from 'zod';
import type { Keyring } from '../../platform/secrets/keyring.ts';
import { byName, type ConfigurationKind, secretFor } from '../../platform/settings/configuration-kind.ts';
import { refuse } from '../../platform/values/problem.ts';
import type { RandomBytes } from '../../platform/values/random.ts';
import { plainText } from '../../platform/values/text.ts';
import { addChannel, changeChannel, deleteChannel, goesElsewhere } from './change-channel.ts';
import { channelFields, channelKinds, mailSchema, settingsOf, usualMostPerHour } from './channel.ts';
import { chosenEventsSchema, usualEvents } from './events.ts';
import { notificationProblems as problems } from './problems.ts';
import { quietSchema } from './quiet.ts';
import { listChannels } from './store.ts';

const schema = z.object({
  name: z.string().overwrite(plainText).min(1).max(100),
  kind: z.enum(channelKinds),
  enabled: z.boolean().default(true),
  events: chosenEventsSchema.default(usualEvents),
  quiet: quietSchema.nullable().default(null),
  mostPerHour: channelFields.mostPerHour.default(usualMostPerHour),
  mail: mailSchema.nullable().default(null).describe('For the kind email.'),
});

type Value = z.infer<typeof schema>;

/** Notification channels without their addresses and passwords. */
export function channelKind<Client>(own: {
  readonly keyring: Keyring;
  readonly random: RandomBytes;
}): ConfigurationKind<Value, Client> {
  return {
    section: 'notifications.channels',
    what: 'notification channel',
    schema,
    identify: byName,
    title: ({ name }) => name,

    async load({ db }) {
      const rows = await listChannels(db);
      return rows.map((row) => {
        const { kind, mail, events, quiet } = settingsOf(row);
        const { id, name, enabled, most_per_hour: mostPerHour } = row;
        return { id, value: { name, kind, enabled, events, quiet, mostPerHour, mail } };
      });
    },

    settle(value, found) {
      if (found !== null && found.value.kind !== value.kind)
        throw refuse('invalid', problems.otherKind(value.name, found.value.kind));
      return value;
    },

    needs({ name, kind, mail }, found) {
      const secret = ['notifications', name];
      const where = `Write \`notifications: { ${JSON.stringify(name)}: … }\` in the file of secrets.`;
      if (kind === 'email') {
        const isAsked =
          found === null ? mail?.user != null : mail !== null && goesElsewhere(found.value.mail, mail);
        return isAsked && mail?.user !== null
          ? [{ secret, what: 'the password of its mail server', where }]
          : [];
      }
      if (found !== null) return [];
      const address = { secret, what: 'its address', where };
      if (kind !== 'webhook') return [address];
      const shown = 'Picket makes it and shows it once. Enter it in the product that receives.';
      return [address, { secret: null, what: 'a signing secret', where: shown }];
    },

    async add(change, { kind, mail, ...fields }) {
      const secret = secretFor(change.secrets.notifications, fields.name);
      const way = kind === 'email' ? { mail: mail ?? undefined, password: secret } : { url: secret };
      const { signing } = await addChannel(
        { ...change, ...own },
        kind,
        { ...fields, ...way },
        change.principal,
      );
      if (signing !== null) change.showSigning({ channel: fields.name, secret: signing });
    },

    async replace(change, { id, value: before }, { kind: _, mail, ...fields }) {
      const isElsewhere = mail !== null && goesElsewhere(before.mail, mail);
      const password = isElsewhere ? secretFor(change.secrets.notifications, fields.name) : undefined;
      const isSame = JSON.stringify(mail) === JSON.stringify(before.mail);
      const way = mail === null || isSame ? {} : { mail, password };
      await changeChannel({ ...change, ...own }, id, { ...fields, ...way }, change.principal);
    },

    remove: (change, { id }) => deleteChannel({ ...change, ...own }, id, change.principal),
  };
}
