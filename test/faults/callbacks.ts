import { loadSetting } from '../../src/platform/settings/store.ts';
import { callbackSetting } from '../../src/tickets/callbacks/setting.ts';
import { takeCallback } from '../../src/tickets/callbacks/take-callback.ts';
import type { ModelTicket } from './model-connectwise.ts';
import type { World } from './world.ts';

/** ConnectWise repeats a call until somebody answers, and then gives up. */
const mostCalls = 4;

/** A person changed a ticket: ConnectWise calls every registered callback. */
export function callBack(world: World, ticket: ModelTicket): void {
  const { connectWise, random } = world;
  for (const { id } of connectWise.callbacks.filter(({ inactive }) => !inactive)) {
    const messageId = `${id}-${ticket.id}-${random.between(0, 2 ** 40)}`;
    plan(world, { messageId, type: 'ticket', id: ticket.id }, 1);
  }
}

type Message = Parameters<typeof takeCallback>[1];

function plan(world: World, message: Message, call: number): void {
  const { random, scheduler, adversary } = world;
  const waitMs = call === 1 ? random.between(50, 3_000) : 10_000 * call;
  scheduler.after(waitMs, 'callback', () =>
    scheduler.start(async () => {
      const taken = await take(world, message);
      // If an answer is lost, the same message is sent again.
      const heard = taken && (adversary.resting || random.chance(0.8));
      if (!heard && call < mostCalls) plan(world, message, call + 1);
    }),
  );
}

/** One of the processes takes the call, as src/tickets/callbacks/receive-route.ts does; false if none can. */
async function take(world: World, message: Message): Promise<boolean> {
  const { random, pickets, db, trace } = world;
  if (pickets.size === 0 || world.databaseIsDown) return false;
  const picket = random.pick([...pickets]);
  if (!(await loadSetting(db, callbackSetting)).enabled) return true;
  const now = picket.deps.clock.now();
  const isNew =
    (await db.selectFrom('callback_message').select('id').where('id', '=', message.messageId).execute())
      .length === 0;
  const taken = await takeCallback(db, message, now);
  if (isNew) await checkMarked(world, message, now);
  trace.add(picket.name, `is called about ticket ${message.id}${taken ? '' : ', and reads nothing'}`);
  if (taken) picket.sync();
  return true;
}

/** A ticket whose callback was acknowledged must be read at once. */
async function checkMarked({ db, surprises }: World, { id }: Message, now: Date): Promise<void> {
  const rows = await db
    .selectFrom('ticket')
    .select(['id', 'read_due_at'])
    .where('state', '=', 'created')
    .where('connectwise_id', '=', id)
    .execute();
  for (const row of rows) {
    if (row.read_due_at === null || row.read_due_at > now)
      surprises.push(`ConnectWise called about ticket ${id}, and it is not read because of that.`);
  }
}
