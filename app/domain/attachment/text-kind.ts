// Whether bytes are plain text, read piece by piece: UTF-8, UTF-16 with its mark, or Windows' old western letters, without
// control characters, and no markup that a browser could take for a page. Pure. Source: WHATWG MIME Sniffing, 7.1.

export interface TextJudge {
  take(piece: Uint8Array): void;
  /** Asked once, after the last piece. */
  isText(): boolean;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
const controls = /[\u0000-\u0008\u000b\u000e-\u001f\u007f]/;
const markup = /^\s*<[a-z!?/]/i;
/** Bytes that Windows' letters leave unused. */
const unused = new Set([0x81, 0x8d, 0x8f, 0x90, 0x9d]);
const sampled = 512;

interface Reading {
  take(piece: Uint8Array): boolean;
  /** How the text begins; null where it ends in the middle of a letter. */
  end(): string | null;
}

function reading(encoding: string, allowed: (piece: Uint8Array) => boolean = () => true): Reading {
  const decoder = new TextDecoder(encoding, { fatal: true });
  let beginning = "";
  const check = (text: string) => {
    if (beginning.length < sampled) beginning += text.slice(0, sampled);
    return !controls.test(text);
  };
  return {
    take(piece) {
      try {
        return allowed(piece) && check(decoder.decode(piece, { stream: true }));
      } catch {
        return false;
      }
    },
    end() {
      try {
        return check(decoder.decode()) ? beginning : null;
      } catch {
        return null;
      }
    },
  };
}

function readingsOf(first: Uint8Array): Reading[] {
  if (first[0] === 0xff && first[1] === 0xfe) return [reading("utf-16le")];
  if (first[0] === 0xfe && first[1] === 0xff) return [reading("utf-16be")];
  return [reading("utf-8"), reading("windows-1252", (piece) => !piece.some((byte) => unused.has(byte)))];
}

export function judgeText(): TextJudge {
  let standing: Reading[] | null = null;
  return {
    take(piece) {
      standing ??= readingsOf(piece);
      standing = standing.filter((each) => each.take(piece));
    },
    isText() {
      const beginnings = (standing ?? []).map((each) => each.end()).filter((text) => text !== null);
      // Markup in any of the readings is markup: a browser chooses one itself.
      return beginnings.length > 0 && !beginnings.some((text) => markup.test(text));
    },
  };
}
