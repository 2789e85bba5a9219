import { Button, Menu } from '@mantine/core';
import { Download } from 'lucide-react';
import { text } from '../text/index.ts';
import { type ListSearch, toFilter, toQueryString } from './list-search.ts';

/** All rows that match the filter, as a file. `path` is the API’s export of the list. */
export function DownloadMenu({ path, search }: { path: string; search: ListSearch }) {
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button variant="default" leftSection={<Download size={16} aria-hidden />}>
          {text.lists.download}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{text.lists.downloadHint}</Menu.Label>
        {(['csv', 'json'] as const).map((format) => (
          <Menu.Item
            key={format}
            component="a"
            href={`${path}?${toQueryString({ format, ...toFilter(search, new Date()) })}`}
            download
          >
            {text.lists.formats[format]}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
