/** What the header of a `-wal` says, as far as it tells whether SQLite takes anything of it. */
export interface StoreLog {
  readonly pageBytes: number;
  /** Whether its first page is one of this log, and not left of an earlier one; false where it has none. */
  readonly hasPages: boolean;
}

const HEADER_BYTES = 32;
const FRAME_HEADER_BYTES = 24;
/** The last bit tells the order of the bytes in checksums. */
const MAGIC = 0x377f0682;
/** Each page repeats two numbers of the header that are new whenever the log begins anew. */
const SALTS_AT = 16;
const SALTS_IN_FRAME_AT = 8;

/** How much of a file {@link readLogHead} wants. */
export const LOG_HEAD_BYTES: number = HEADER_BYTES + FRAME_HEADER_BYTES;

/** Whether a file that begins with these bytes is the log of a database in WAL mode, whatever it is called. */
export function isLogHead(head: Uint8Array): boolean {
  return head.length >= 4 && (viewOf(head).getUint32(0) & ~1) === MAGIC;
}

/** Undefined where it is no log. */
export function readLogHead(head: Uint8Array): StoreLog | undefined {
  if (!isLogHead(head) || head.length < HEADER_BYTES) return undefined;
  const view = viewOf(head);
  const isSame = (offset: number) =>
    view.getUint32(SALTS_AT + offset) === view.getUint32(HEADER_BYTES + SALTS_IN_FRAME_AT + offset);
  return { pageBytes: view.getUint32(8), hasPages: head.length >= LOG_HEAD_BYTES && isSame(0) && isSame(4) };
}

/** Bytes of a page of a database, by its header. */
export function pageBytesOf(header: Uint8Array): number {
  const said = viewOf(header).getUint16(16);
  // Two bytes do not hold the largest.
  return said === 1 ? 65_536 : said;
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
