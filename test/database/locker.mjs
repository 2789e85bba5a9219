// A process that wants a folder's lock: says `held` or `refused`, and keeps it until its input ends.
import { lockFolder } from '../../dist/platform/database/folder-lock.js';

process.stdout.write('ready\n');
process.stdin.once('data', async () => {
  try {
    const lock = await lockFolder(process.argv[2]);
    process.stdin.once('end', () => lock.release());
    process.stdout.write('held\n');
  } catch (error) {
    process.stdout.write(error.problem?.code === 'database.in_use' ? 'refused\n' : `${error.stack}\n`);
  }
});
