import type { Command } from 'commander';
import { categories, categoryTitle } from '../../dns/policy/categories.ts';
import { isThreat } from '../../dns/policy/model.ts';
import type { PolicyChoices } from '../../dns/policy/policy-settings.ts';
import type { Api } from '../api-client.ts';
import { apiCommand, type Cli, newCommand } from '../command.ts';
import { findCompany } from '../companies.ts';
import { table, wrongUse } from '../io.ts';

interface Whose {
  readonly company?: string;
}

/** The categories that a company chose. */
interface Chosen {
  readonly categories: readonly string[];
  readonly categoriesOff: readonly string[];
}

const settingPath = '/api/v1/settings/dns-policy';

const companyPath = async (api: Api, company: string) =>
  `/api/v1/dns/companies/${(await findCompany(api, company)).id}`;

/** What else can open tickets, besides the categories. */
const origins = ['msp_lists', 'company_lists'];

const withAll = (list: readonly string[], more: readonly string[]) => [...new Set([...list, ...more])];
const without = (list: readonly string[], fewer: readonly string[]) =>
  list.filter((one) => !fewer.includes(one));

/** `picket dns categories`: what is blocked by kind of content, and what opens tickets. */
export function dnsCategoriesCommand(cli: Cli): Command {
  const group = newCommand('categories', 'Which categories are blocked, and which open tickets');

  async function state(api: Api, { company }: Whose) {
    const policy = await api.get<PolicyChoices>(settingPath);
    const own = company === undefined ? null : await api.get<Chosen>(await companyPath(api, company));
    const chosen = [...policy.categories, ...(own?.categories ?? []), ...(own?.categoriesOff ?? [])];
    return withAll(all, chosen).map((id) => stateOf(id, policy, own));
  }

  /** A command that changes categories, and shows all of them afterwards. */
  const categoriesCommand = (
    usage: string,
    description: string,
    work: (api: Api, names: string[], whose: Whose) => Promise<unknown>,
  ) =>
    apiCommand<Whose>(cli, usage, description, async (api, { args, command, options }) => {
      await work(api, args, options);
      cli.answer(command, await state(api, options), (rows) =>
        table(
          cli.io,
          ['CATEGORY', 'TITLE', 'BLOCKED', 'TICKETS'],
          rows.map(({ id, title, blocked, opensTickets }) => [
            id,
            title,
            blocked,
            opensTickets ? 'yes' : 'no',
          ]),
        ),
      );
    });

  const changing = (
    usage: string,
    description: string,
    change: (policy: PolicyChoices, names: string[]) => object,
  ) =>
    categoriesCommand(usage, description, async (api, names) => {
      const before = await api.get<PolicyChoices>(settingPath);
      await api.send('PUT', settingPath, { ...before, ...change(before, names) });
    });

  /** A command that changes what is blocked, for all companies or for one. */
  const choosing = (
    usage: string,
    description: string,
    ofMsp: (policy: PolicyChoices, names: string[]) => readonly string[],
    ofCompany: (chosen: Chosen, names: string[]) => Chosen,
  ) =>
    categoriesCommand(usage, description, async (api, names, { company }) => {
      refuseThreats(names);
      if (company === undefined) {
        const before = await api.get<PolicyChoices>(settingPath);
        return api.send('PUT', settingPath, { ...before, categories: ofMsp(before, names) });
      }
      const path = await companyPath(api, company);
      const { categories: on, categoriesOff } = await api.get<Chosen>(path);
      return api.send('PATCH', path, ofCompany({ categories: on, categoriesOff }, names));
    }).option('--company <company>', 'for this company (id or name); else for all');

  group.addCommand(
    categoriesCommand('list', 'Show what is blocked, and what opens tickets', async () => {}).option(
      '--company <company>',
      'as it is for this company (id or name)',
    ),
    { isDefault: true },
  );
  group.addCommand(
    choosing(
      'block <category...>',
      'Block content categories',
      (policy, names) => withAll(policy.categories, known(names, all)),
      (chosen, names) => ({
        categories: withAll(chosen.categories, known(names, all)),
        categoriesOff: without(chosen.categoriesOff, names),
      }),
    ),
  );
  group.addCommand(
    choosing(
      'unblock <category...>',
      'Block content categories no longer',
      (policy, names) => without(policy.categories, names),
      (chosen, names) => ({
        categories: without(chosen.categories, names),
        categoriesOff: withAll(chosen.categoriesOff, names),
      }),
    ),
  );
  group.addCommand(
    categoriesCommand(
      'inherit <category...>',
      'Let a company have what the MSP chose for all',
      async (api, names, { company = '' }) => {
        const path = await companyPath(api, company);
        const { categories: on, categoriesOff } = await api.get<Chosen>(path);
        await api.send('PATCH', path, {
          categories: without(on, names),
          categoriesOff: without(categoriesOff, names),
        });
      },
    ).requiredOption('--company <company>', 'the company (id or name)'),
  );
  group.addCommand(
    changing('lock <category...>', 'Let no company weaken categories', (policy, names) => ({
      lockedCategories: withAll(policy.lockedCategories, known(names, all)),
    })),
  );
  group.addCommand(
    changing('unlock <category...>', 'Let companies weaken categories', (policy, names) => ({
      lockedCategories: without(policy.lockedCategories, names),
    })),
  );
  group.addCommand(
    changing(
      'ticket <category...>',
      `Open tickets for categories; also for ${origins.join(' and ')}`,
      (policy, names) => ({ ticketed: withAll(policy.ticketed, known(names, [...all, ...origins])) }),
    ),
  );
  group.addCommand(
    changing('record <category...>', 'Record categories without a ticket', (policy, names) => ({
      ticketed: without(policy.ticketed, names),
    })),
  );
  return group;
}

const all = categories.map(({ id }) => id);

/** A list may have any category, so the API would accept a misspelt one, which blocks nothing. */
function known(names: readonly string[], ids: readonly string[]): readonly string[] {
  const wrong = names.find((name) => !ids.includes(name));
  if (wrong === undefined) return names;
  throw wrongUse(`There is no category “${wrong}”.`, `Enter one of: ${ids.join(', ')}.`);
}

function refuseThreats(names: readonly string[]): void {
  const threat = names.find(isThreat);
  if (threat !== undefined)
    throw wrongUse(
      `“${threat}” is a threat, and threats are always blocked.`,
      'Choose content categories. To release one name, add it to an allow list.',
    );
}

function stateOf(id: string, policy: PolicyChoices, own: Chosen | null) {
  const byMsp = isThreat(id) || policy.categories.includes(id);
  const locked = policy.lockedCategories.includes(id);
  const blocked =
    own?.categories.includes(id) === true || (byMsp && (locked || own?.categoriesOff.includes(id) !== true));
  const because = isThreat(id) ? ', a threat' : byMsp && locked ? ', locked' : '';
  return {
    id,
    title: categoryTitle(id),
    blocked: blocked ? `yes${because}` : 'no',
    opensTickets: policy.ticketed.includes(id),
  };
}
