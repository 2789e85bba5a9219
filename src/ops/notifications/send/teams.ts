import { lasted, type Message, type MessageItem } from '../message.ts';
import { mark, moreLine } from './words.ts';

/** An Adaptive Card renders a part of Markdown: a name must not become a link. */
const plain = (text: string): string => text.replace(/[\\`*_[\]()#<>~|]/g, (sign) => `\\${sign}`);

/**
 * For a workflow of Teams that starts “when a Teams webhook request is received”: one message with one Adaptive Card. The
 * cards and addresses of the retired Office 365 connectors have another form.
 */
export const teamsBody = (message: Message) => ({
  type: 'message',
  attachments: [
    {
      contentType: 'application/vnd.microsoft.card.adaptive',
      contentUrl: null,
      content: {
        $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
        type: 'AdaptiveCard',
        version: '1.4',
        msteams: { width: 'Full' },
        body: [
          block(plain(message.title), { size: 'Medium', weight: 'Bolder' }),
          ...message.items.flatMap(itemBlocks),
          ...(message.more === 0 ? [] : [block(moreLine(message.more))]),
          block(plain(message.from), { isSubtle: true, size: 'Small' }),
        ],
        ...actionsOf(message),
      },
    },
  ],
});

function itemBlocks(item: MessageItem) {
  if (item.state === 'ended') {
    const said = `${mark(item)} Back to normal after ${lasted(item)}: ${plain(item.what)}`;
    return [block(said, { color: 'Good', separator: true })];
  }
  return [
    block(`${mark(item)} ${plain(item.what)}`, {
      color: item.severity === 'error' ? 'Attention' : 'Warning',
      separator: true,
    }),
    block(plain(item.hint), { isSubtle: true, spacing: 'None' }),
  ];
}

/** One button: if there are several problems, the first page shows them all. */
function actionsOf({ items }: Message) {
  const [first] = items;
  if (first === undefined || first.url === null) return {};
  const url = items.length === 1 ? first.url : new URL('/', first.url).href;
  return { actions: [{ type: 'Action.OpenUrl', title: 'Open Picket', url }] };
}

const block = (text: string, more: Readonly<Record<string, unknown>> = {}) => ({
  type: 'TextBlock',
  text,
  wrap: true,
  ...more,
});
