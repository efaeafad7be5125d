/**
 * Bytes of a length that is known before they are read, piece by piece and anew at each reading, so that what is sent never
 * lies whole in memory and an attempt can be made again. Reading throws where the bytes cannot be had whole; whoever sends
 * them on then breaks off. Source: RFC 4648, 4 (base64).
 */
export interface Source {
  /** Exactly what `pieces` gives. */
  size: number;
  pieces(): AsyncIterable<Uint8Array>;
}

const pieceLength = 128 * 1024;

/** Of what is in memory already. */
export function sourceOf(content: Uint8Array | string): Source {
  const bytes = typeof content === "string" ? Buffer.from(content, "utf8") : content;
  return {
    size: bytes.byteLength,
    pieces: async function* () {
      for (let at = 0; at < bytes.byteLength; at += pieceLength) yield bytes.subarray(at, at + pieceLength);
    },
  };
}

export function joined(parts: readonly Source[]): Source {
  return {
    size: parts.reduce((sum, { size }) => sum + size, 0),
    pieces: async function* () {
      for (const part of parts) yield* part.pieces();
    },
  };
}

export const base64Length = (size: number) => 4 * Math.ceil(size / 3);

export function base64Of(source: Source): Source {
  return { size: base64Length(source.size), pieces: () => encoded(source.pieces()) };
}

async function* encoded(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  // What does not fill a group of three waits for the next piece.
  let held = Buffer.alloc(0);
  for await (const piece of pieces) {
    const all = Buffer.concat([held, piece]);
    const whole = all.length - (all.length % 3);
    if (whole > 0) yield Buffer.from(all.toString("base64", 0, whole), "latin1");
    held = all.subarray(whole);
  }
  if (held.length > 0) yield Buffer.from(held.toString("base64"), "latin1");
}

/** The source, or an error where it gives another length than it says: the length has been told to the other side. */
export async function* exactly({ size, pieces }: Source): AsyncGenerator<Uint8Array> {
  let given = 0;
  for await (const piece of pieces()) {
    given += piece.byteLength;
    if (given > size) break;
    yield piece;
  }
  if (given !== size) throw new Error("what is sent is of another length than was said");
}
