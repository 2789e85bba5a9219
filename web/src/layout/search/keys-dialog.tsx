import { Kbd, Stack, Switch, Table, Text, Title } from '@mantine/core';
import { Fragment, useState } from 'react';
import { search as text } from '../../text/en/search.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { singleKeys } from '../../ui/keys.ts';

const { keys: words, sections, ...more } = text;

const shown: Readonly<Record<keyof typeof sections, readonly (readonly [keyof typeof words, string[]])[]>> = {
  everywhere: [
    ['search', ['/', 'Ctrl K']],
    ['help', ['?']],
    ['close', ['Esc']],
  ],
  lists: [
    ['next', ['j', '↓']],
    ['previous', ['k', '↑']],
    ['openRow', ['Enter']],
  ],
  incidents: [
    ['select', ['x']],
    ['selectRange', ['Shift x']],
    ['actions', ['a']],
    ['copyDomain', ['c']],
    ['copyDevice', ['d']],
  ],
};

/** Lists the keys, and switches those of a single letter off. */
export function KeysDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const [on, setOn] = useState(singleKeys.areOn);
  return (
    <Dialog opened={opened} onClose={onClose} title={more.keysTitle}>
      <Stack>
        {(Object.keys(shown) as (keyof typeof shown)[]).map((section) => (
          <section key={section} aria-label={sections[section]}>
            <Title order={3} size="h5" mb={4}>
              {sections[section]}
            </Title>
            <Table verticalSpacing={4} aria-label={sections[section]}>
              <Table.Tbody>
                {shown[section].map(([what, keys]) => (
                  <Table.Tr key={what}>
                    <Table.Th scope="row" fw={400}>
                      {words[what]}
                    </Table.Th>
                    <Table.Td ta="end">
                      {keys.map((key, at) => (
                        <Fragment key={key}>
                          {at > 0 && <Text span size="sm">{` ${more.or} `}</Text>}
                          <Kbd>{key}</Kbd>
                        </Fragment>
                      ))}
                    </Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </section>
        ))}
        <Switch
          label={more.singleKeys}
          description={more.singleKeysHint}
          checked={on}
          onChange={({ currentTarget: { checked } }) => {
            singleKeys.turn(checked);
            setOn(checked);
          }}
        />
      </Stack>
    </Dialog>
  );
}
