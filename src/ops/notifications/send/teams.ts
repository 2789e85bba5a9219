import { lasted, type Message, type MessageItem } from '../message.ts';
import { type AnswerReader, hintAmong, isJsonError } from './answer.ts';
import { mark, moreLine } from './words.ts';

/** An Adaptive Card renders a part of Markdown: a name must not become a link. */
const plain = (text: string): string => text.replace(/[\\`*_[\]()#<>~|]/g, (sign) => `\\${sign}`);

/**
 * Teams refuses a message of more than 28 KB, after its workflow answered “accepted”. It stores the card as a text with
 * properties of its own: a request of 24,453 bytes became 28,897.
 */
const mostBytes = 20_000;

/** The size of the card as a JSON text inside JSON: quotes and backslashes count twice. */
const storedBytes = (body: unknown): number => Buffer.byteLength(JSON.stringify(JSON.stringify(body)));

/**
 * For a workflow of Teams that starts “when a Teams webhook request is received”: one message with one Adaptive Card. The
 * cards and addresses of the retired Office 365 connectors have another form. Items that would not fit are counted.
 */
export function teamsBody(message: Message): ReturnType<typeof cardOf> {
  const body = cardOf(message);
  const { items, more } = message;
  return items.length <= 1 || storedBytes(body) <= mostBytes
    ? body
    : teamsBody({ ...message, items: items.slice(0, -1), more: more + 1 });
}

const cardOf = (message: Message) => ({
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

/** A workflow answers 202 without a text before it runs. A text with an error comes from a connector, or a changed workflow. */
export const teamsAnswers: AnswerReader = {
  errorIn(text) {
    if (/returned HTTP error 429|too many requests/i.test(text)) return 'too_many';
    return /webhook message delivery failed/i.test(text) || isJsonError(text) ? 'not_delivered' : null;
  },
  hintFor: hintAmong([
    [
      /WorkflowTriggerIsNotEnabled|WorkflowDisabled|WorkflowNotFound/,
      'The workflow in Teams is switched off or deleted. Switch it on in the app Workflows, or create a new one and enter its address here.',
    ],
    [
      /DirectApiAuthorizationRequired/,
      'The workflow asks for a sign-in, or the address is not complete. Let anyone trigger the workflow, and enter its whole address here.',
    ],
  ]),
};
