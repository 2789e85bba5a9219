/** Takes the answer, once; null: none is given. */
export type Reply = (bytes: Uint8Array | null, isBlocked?: boolean) => void;
