/** Receives the answer, once; null if none is sent. */
export type Reply = (bytes: Uint8Array | null, isBlocked?: boolean) => void;
