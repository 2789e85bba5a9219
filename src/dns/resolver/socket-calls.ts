import { endianness } from 'node:os';
import { getSystemErrorName } from 'node:util';

/** System calls of Linux that Node does not offer: one receives or sends many packets. */
export interface SocketCalls {
  /** A bound UDP socket, as a file descriptor; throws an error with a code such as `EADDRINUSE`. */
  bindUdp(address: Uint8Array): number;
  /** Receives the waiting packets, at most `count`; returns their number. `headers` are an array of struct mmsghdr. */
  receiveMany(fd: number, headers: Uint8Array, count: number): number;
  /** Sends the first of `count` packets, and returns how many; −1 if not even the first can be sent now. */
  sendMany(fd: number, headers: Uint8Array, count: number): number;
  /** The memory address of an array. Arrays outside of Buffer’s pool do not move. */
  addressOf(memory: Uint8Array): bigint;
}

const socketDatagram = 2;
const nonBlocking = 0o4000;
const closeOnExec = 0o2000000;
/** MSG_DONTWAIT */
const doNotWait = 0x40;

/** Null if they are not available: another system, or the package for system calls was not installed. */
export async function loadSocketCalls(): Promise<SocketCalls | null> {
  // The headers have the layout of 64 bits; MIPS and SPARC have other numbers than those above.
  const isKnown = ['x64', 'arm64', 'riscv64', 'loong64'].includes(process.arch) && endianness() === 'LE';
  if (process.platform !== 'linux' || !isKnown) return null;
  try {
    const { default: koffi } = await import('koffi');
    const system = koffi.load(null);
    const socket = system.func('int socket(int, int, int)');
    const bind = system.func('int bind(int, void *, uint)');
    const close = system.func('int close(int)');
    const recvmmsg = system.func('int recvmmsg(int, void *, uint, int, void *)');
    const sendmmsg = system.func('int sendmmsg(int, void *, uint, int)');
    const lastError = (call: string) => systemError(call, koffi.errno());
    return {
      bindUdp(address) {
        const fd: number = socket(address[0], socketDatagram | nonBlocking | closeOnExec, 0);
        if (fd < 0) throw lastError('socket');
        if (bind(fd, address, address.length) === 0) return fd;
        const error = lastError('bind');
        close(fd);
        throw error;
      },
      receiveMany: (fd, headers, count) => Math.max(0, recvmmsg(fd, headers, count, doNotWait, null)),
      sendMany: (fd, headers, count) => sendmmsg(fd, headers, count, doNotWait),
      addressOf: (memory) => koffi.address(memory),
    };
  } catch {
    return null;
  }
}

/** An error in the form of Node’s own errors. */
function systemError(call: string, number: number): Error {
  const code = getSystemErrorName(-number);
  return Object.assign(new Error(`${call} ${code}`), { code });
}
