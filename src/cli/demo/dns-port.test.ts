import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { expect, it } from 'vitest';
import { demoDnsPort } from './dns-port.ts';

it('the demo answers at the port in the README, unless another program has it', async () => {
  const other = createSocket('udp4').bind(0, '127.0.0.1');
  await once(other, 'listening');
  const { port } = other.address();
  expect(await demoDnsPort(port)).toBe(0);
  other.close();
  await once(other, 'close');
  expect(await demoDnsPort(port)).toBe(port);
});
