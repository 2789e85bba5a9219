import { lasted, type Message, type MessageItem } from '../message.ts';
import { type AnswerReader, hintAmong, isJsonError } from './answer.ts';
import { mark, moreLine } from './words.ts';

/** Slack reads these three as markup: `<!channel>` would notify everybody. */
const plain = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** For an incoming webhook of Slack, and of others that accept its form. */
export const slackBody = (message: Message) => ({
  text: [
    `*${plain(message.title)}*`,
    ...message.items.map(itemText),
    ...(message.more === 0 ? [] : [moreLine(message.more)]),
    `_${plain(message.from)}_`,
  ].join('\n'),
  unfurl_links: false,
});

function itemText(item: MessageItem): string {
  const link = item.url === null ? '' : ` <${plain(item.url)}|Open>`;
  return item.state === 'ended'
    ? `${mark(item)} Back to normal after ${lasted(item)}: ${plain(item.what)}${link}`
    : `${mark(item)} ${plain(item.what)} ${plain(item.hint)}${link}`;
}

/** Slack answers `ok`, or the name of an error. Others that take its form answer with JSON. */
export const slackAnswers: AnswerReader = {
  errorIn: (text) => (isJsonError(text) ? 'not_delivered' : null),
  hintFor: hintAmong([
    [
      /\bis_archived\b|channel_is_archived/,
      'The channel is archived. Unarchive it in Slack, or enter the webhook of another channel.',
    ],
    [
      /action_prohibited|posting_to_general_channel_denied/,
      'The Slack workspace does not allow apps to post in this channel. Ask its administrator, or enter the webhook of another channel.',
    ],
    [
      /invalid_payload|no_text|missing_text/,
      'The address takes messages of another form. Enter the address of an Incoming Webhook of a Slack app.',
    ],
  ]),
};
