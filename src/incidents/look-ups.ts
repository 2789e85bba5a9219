import { z } from 'zod';
import type { Setting } from '../platform/settings/store.ts';

/** Replaced with the domain in the address of a service. */
const placeholder = '{domain}';

export const lookUpSettingsSchema = z
  .object({
    services: z
      .array(
        z
          .object({
            name: z
              .string()
              .trim()
              .min(1)
              .max(60)
              .describe('How the link is called: `VirusTotal`.')
              .meta({ examples: ['Domain look-up'] }),
            url: z
              .string()
              .trim()
              .max(500)
              .refine((template) => opens(template), {
                error: `must begin with https:// and have ${placeholder} once or more, after the host`,
              })
              .describe(
                `Begins with https://. \`${placeholder}\` stands for the domain, after the host: \`https://look-up.example/domain/{domain}\`.`,
              )
              .meta({ examples: ['https://look-up.example/domain/{domain}'] }),
          })
          .meta({ id: 'LookUpService' }),
      )
      .max(12)
      .refine(
        (services) => new Set(services.map(({ name }) => name.toLowerCase())).size === services.length,
        {
          error: 'has two services of the same name',
        },
      )
      .describe('Services in which a technician looks up a domain. Picket itself sends nothing to them.'),
  })
  .meta({ id: 'LookUpSettings' });

export type LookUpSettings = z.infer<typeof lookUpSettingsSchema>;

export const lookUpSettings: Setting<LookUpSettings> = {
  name: 'look_ups',
  schema: lookUpSettingsSchema,
  initial: { services: [] },
};

/** A valid host name. Any other text could make an address lead to another page than the template says. */
const hostName = /^(?=.{1,253}$)[a-z0-9_-]{1,63}(?:\.[a-z0-9_-]{1,63})+$/;

/** The links for a domain. None if it is no host name, such as an address or a name with escaped octets. */
export function lookUpLinks(
  { services }: LookUpSettings,
  domain: string,
): { readonly name: string; readonly url: string }[] {
  const name = domain.toLowerCase();
  if (!hostName.test(name) || /\.\d+$/.test(name)) return [];
  return services.map((service) => ({
    name: service.name,
    url: service.url.replaceAll(placeholder, encodeURIComponent(name)),
  }));
}

/** Whether a template is an https address in which the domain can change neither host nor credentials. */
function opens(template: string): boolean {
  if (!template.startsWith('https://') || !template.includes(placeholder)) return false;
  if (/[{}<>"\s\\]/.test(template.replaceAll(placeholder, ''))) return false;
  const [one, other] = ['a.example', 'b.example'].map((name) => {
    const address = template.replaceAll(placeholder, name);
    return URL.canParse(address) ? new URL(address) : undefined;
  });
  return one !== undefined && one.host === other?.host && one.username === '' && one.password === '';
}
