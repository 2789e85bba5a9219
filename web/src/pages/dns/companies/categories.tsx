import { Paper, SimpleGrid, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useMay } from '../../../session/me.ts';
import { dns } from '../../../text/en/dns.ts';
import { EditForm } from '../../../ui/edit-form.tsx';
import { Loaded } from '../../../ui/loaded.tsx';
import { Select } from '../../../ui/select.tsx';
import { useEditForm } from '../../../ui/use-edit-form.ts';
import { categoryTitle, contentCategories } from '../categories.ts';
import { type DnsCompany, dnsCompanyQuery, type PolicySettings, policyQuery } from '../queries.ts';
import { changeCompany } from './queries.ts';

const words = dns.companies.categories;

/** Which content categories are blocked for a company. */
export function Categories({ company }: { company: DnsCompany }) {
  const policy = useQuery(policyQuery);
  return (
    <Loaded query={policy} height={915}>
      {(known) => <Choices company={company} policy={known} />}
    </Loaded>
  );
}

type Choice = 'asAll' | 'on' | 'off';

function Choices({ company, policy }: { company: DnsCompany; policy: PolicySettings }) {
  const mayChange = useMay('admin');
  const { id, categories, categoriesOff } = company;
  const form = useEditForm({
    saved: { categories, categoriesOff },
    queryKey: dnsCompanyQuery(id).queryKey,
    put: changeCompany(id),
  });
  const { values } = form;
  const choiceOf = (category: string): Choice =>
    values.categories.includes(category) ? 'on' : values.categoriesOff.includes(category) ? 'off' : 'asAll';

  function choose(category: string, choice: Choice) {
    const without = (ids: readonly string[]) => ids.filter((one) => one !== category);
    form.change({
      categories: [...without(values.categories), ...(choice === 'on' ? [category] : [])],
      categoriesOff: [...without(values.categoriesOff), ...(choice === 'off' ? [category] : [])],
    });
  }

  return (
    <Paper component="section" aria-label={words.title}>
      <EditForm form={form} open={form.isDirty} label={words.title} mayChange={mayChange}>
        <Title order={2}>{words.title}</Title>
        <Text size="sm" c="dimmed">
          {words.text}
        </Text>
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          {contentCategories(policy.categories, categories, categoriesOff).map((category) => {
            const isLocked = policy.lockedCategories.includes(category);
            return (
              <Select
                key={category}
                label={categoryTitle(category)}
                allowDeselect={false}
                disabled={!mayChange || isLocked}
                {...(isLocked ? { description: words.locked } : {})}
                data={[
                  { value: 'asAll', label: words.asAll(isLocked || policy.categories.includes(category)) },
                  { value: 'on', label: words.on },
                  { value: 'off', label: words.off },
                ]}
                value={isLocked ? 'on' : choiceOf(category)}
                onChange={(choice) =>
                  choose(category, choice === 'on' || choice === 'off' ? choice : 'asAll')
                }
              />
            );
          })}
        </SimpleGrid>
      </EditForm>
    </Paper>
  );
}
