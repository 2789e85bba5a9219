import { Button, SimpleGrid, Skeleton, Stack, Switch, Text, Textarea } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useDisclosure } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { companyRules } from '../../text/en/company-rules.ts';
import { text } from '../../text/index.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { DialogForm } from '../../ui/dialog-form.tsx';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { Select } from '../../ui/select.tsx';
import { Failed } from '../../ui/states.tsx';
import { useReached } from '../../ui/use-reached.ts';
import { prioritiesQuery } from '../connectwise/services/choices.ts';
import { type Rules, rulesQuery, useSaveRules } from './queries.ts';
import { QuietFields } from './quiet-fields.tsx';
import { bodyOf, type RulesValues, severities, valuesOf } from './rules-form.ts';

const words = companyRules;

interface Company {
  readonly id: number;
  readonly name: string;
}

/** Opens the rules of one company. */
export function CompanyRulesButton({ company }: { readonly company: Company }) {
  const [opened, { open, close }] = useDisclosure(false);
  // Created before it opens: it returns the focus only then. A page has fifty.
  const { reached, reach } = useReached();
  return (
    <>
      <Button
        {...reach}
        variant="subtle"
        size="compact-sm"
        aria-label={words.open(company.name)}
        onClick={open}
      >
        {words.button}
      </Button>
      {(reached || opened) && (
        <Dialog opened={opened} onClose={close} title={words.title(company.name)} size="lg">
          {opened && <Loaded company={company} onClose={close} />}
        </Dialog>
      )}
    </>
  );
}

interface LoadedProps {
  readonly company: Company;
  readonly onClose: () => void;
}

function Loaded({ company, onClose }: LoadedProps) {
  const rules = useQuery(rulesQuery(company.id));
  if (rules.data !== undefined) return <RulesForm company={company} saved={rules.data} onClose={onClose} />;
  return rules.error === null ? (
    <Skeleton height={320} aria-busy />
  ) : (
    <Failed error={rules.error} retry={() => void rules.refetch()} />
  );
}

const ownZone = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Errors are shown at the fields of the dialog. */
function validate({ isQuiet, windows }: RulesValues) {
  if (!isQuiet) return {};
  const missing = (is: boolean) => (is ? text.ui.fieldMissing : null);
  return Object.fromEntries(
    windows.flatMap(({ from, to }, at) => [
      [`windows.${at}.from`, missing(from === '')],
      [`windows.${at}.to`, missing(to === '')],
    ]),
  );
}

function RulesForm({ company, saved, onClose }: LoadedProps & { readonly saved: Rules }) {
  const form = useForm<RulesValues>({ initialValues: valuesOf(saved, ownZone), validate });
  const save = useSaveRules(company.id);
  const priorities = useQuery(prioritiesQuery);
  const { values } = form;
  const options = (priorities.data?.items ?? []).map(({ id, name }) => ({ value: String(id), label: name }));
  const gone = severities.flatMap((one) => {
    const chosen = saved.priorities[one];
    return chosen === undefined || options.some(({ value }) => value === String(chosen.id))
      ? []
      : [{ value: String(chosen.id), label: chosen.name }];
  });
  const all = [...new Map([...options, ...gone].map((one) => [one.value, one])).values()];

  return (
    <DialogForm
      form={form}
      onSubmit={(given) =>
        save.mutate(bodyOf(given), {
          onSuccess() {
            notifications.show({ message: words.saved(company.name) });
            onClose();
          },
        })
      }
      mutation={save}
      action={words.save}
      saved={valuesOf(saved, ownZone)}
      onClose={onClose}
    >
      <Switch
        label={words.tickets}
        description={words.ticketsHint}
        {...form.getInputProps('tickets', { type: 'checkbox' })}
      />
      {!values.tickets && <Textarea label={words.why} maxLength={500} {...form.getInputProps('why')} />}
      {saved.prioritiesProblem !== null ? (
        <ProblemAlert
          error={{ detail: saved.prioritiesProblem.message, hint: saved.prioritiesProblem.hint }}
        />
      ) : (
        priorities.isError && (
          <ProblemAlert error={priorities.error} retry={() => void priorities.refetch()} />
        )
      )}
      <Stack gap={4} component="fieldset" p={0} m={0} bd={0}>
        <Text component="legend" fw={500} size="sm">
          {words.priorities}
        </Text>
        <Text size="xs" c="dimmed">
          {words.prioritiesHint}
        </Text>
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          {severities.map((severity) => (
            <Select
              key={severity}
              label={text.noise.severities[severity]}
              placeholder={words.usual}
              clearable
              clearButtonProps={{ 'aria-label': text.lists.remove(text.noise.severities[severity]) }}
              data={all}
              {...form.getInputProps(`priorities.${severity}`)}
            />
          ))}
        </SimpleGrid>
      </Stack>
      <Switch
        label={words.quiet}
        description={words.quietHint}
        {...form.getInputProps('isQuiet', { type: 'checkbox' })}
      />
      {values.isQuiet && <QuietFields form={form} />}
    </DialogForm>
  );
}
