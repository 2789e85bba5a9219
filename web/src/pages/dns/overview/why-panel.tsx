import { Button, Group, Paper, SimpleGrid, Stack, Text, TextInput, Title } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation } from '@tanstack/react-query';
import { Search } from 'lucide-react';
import { useEffect } from 'react';
import { api, read } from '../../../api/client.ts';
import { fieldErrors } from '../../../api/field-errors.ts';
import { dns } from '../../../text/en/dns.ts';
import { text } from '../../../text/index.ts';
import { Autocomplete } from '../../../ui/autocomplete.tsx';
import { ProblemAlert } from '../../../ui/problem-alert.tsx';
import { DnsCompanySelect } from '../company-select.tsx';
import { queryTypes } from '../query-types.ts';
import { WhyAnswer } from './why-answer.tsx';

const words = dns.overview.why;

interface Values {
  name: string;
  companyId: number | undefined;
  type: string;
  client: string;
}

const ask = ({ name, companyId, type, client }: Values) =>
  read(
    api.GET('/api/v1/dns/why', {
      params: {
        query: {
          name: name.trim(),
          type: type.trim() || 'A',
          ...(companyId === undefined ? {} : { companyId }),
          ...(client.trim() === '' ? {} : { client: client.trim() }),
        },
      },
    }),
  );

/** What the policy in force decides about a query, and why. */
export function WhyPanel() {
  const form = useForm<Values>({
    initialValues: { name: '', companyId: undefined, type: 'A', client: '' },
    validate: { name: (name) => (name.trim() === '' ? text.ui.fieldMissing : null) },
  });
  const asking = useMutation({ mutationFn: ask });
  const errors = fieldErrors(asking.error);
  const { setErrors } = form;
  useEffect(() => {
    if (asking.error !== null) setErrors(fieldErrors(asking.error));
  }, [asking.error, setErrors]);

  return (
    <Paper component="section" aria-label={words.title}>
      <form onSubmit={form.onSubmit((values) => asking.mutate(values))} noValidate autoComplete="off">
        <Stack>
          <Title order={2}>{words.title}</Title>
          <Text size="sm" c="dimmed">
            {words.text}
          </Text>
          <SimpleGrid cols={{ base: 1, sm: 2, lg: 4 }}>
            <TextInput
              label={words.name}
              description={words.nameHint}
              required
              maxLength={2048}
              {...form.getInputProps('name')}
            />
            <DnsCompanySelect
              label={words.company}
              description={words.companyHint}
              value={form.values.companyId}
              onChange={(id) => form.setFieldValue('companyId', id)}
            />
            <Autocomplete
              label={words.type}
              description={words.typeHint}
              data={queryTypes}
              maxLength={16}
              {...form.getInputProps('type')}
            />
            <TextInput
              label={words.client}
              description={words.clientHint}
              maxLength={64}
              {...form.getInputProps('client')}
            />
          </SimpleGrid>
          <Group>
            <Button
              type="submit"
              variant="default"
              loading={asking.isPending}
              leftSection={<Search size={16} aria-hidden />}
            >
              {words.run}
            </Button>
          </Group>
          {asking.isError && Object.keys(errors).length === 0 && <ProblemAlert error={asking.error} />}
          {asking.isSuccess && <WhyAnswer answer={asking.data} />}
        </Stack>
      </form>
    </Paper>
  );
}
