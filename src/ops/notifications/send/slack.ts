import { lasted, type Message, type MessageItem } from '../message.ts';
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
