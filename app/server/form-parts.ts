// Reads a multipart form as it comes, a part at a time and of each part a piece at a time: nothing is held but the little
// that may be the beginning of a boundary. Decides nothing about what the parts are. Source: RFC 7578; RFC 2046, 5.1.1.

export interface FormPart {
  name: string;
  /** Null: a text field. An empty file field sends one of no name. */
  filename: string | null;
  /** Read once. What the reader leaves of it is passed over when the next part is asked for. */
  content: AsyncIterable<Uint8Array>;
}

/** Broken off, or no form. */
export class BrokenForm extends Error {
  override name = "BrokenForm";
}

const headersLimit = 8 * 1024;

/** Null where it is no such form. */
export function boundaryOf(contentType: string | null): string | null {
  const [, quoted, plain] =
    /^multipart\/form-data\s*;.*\bboundary=(?:"([^"]{1,70})"|([^\s;"]{1,70}))/i.exec(contentType ?? "") ?? [];
  return quoted ?? plain ?? null;
}

/** What has come and is not read yet. */
class Incoming {
  held = Buffer.from("\r\n");
  readonly #body: AsyncIterator<Uint8Array>;
  constructor(body: AsyncIterable<Uint8Array>) {
    this.#body = body[Symbol.asyncIterator]();
  }

  async more(): Promise<void> {
    const next = await this.#body.next().catch(() => ({ done: true }) as const);
    if (next.done) throw new BrokenForm("a form ends in the middle");
    this.held = this.held.length === 0 ? Buffer.from(next.value) : Buffer.concat([this.held, next.value]);
  }

  take(length: number): Buffer {
    const taken = this.held.subarray(0, length);
    this.held = this.held.subarray(length);
    return taken;
  }

  async atLeast(length: number): Promise<void> {
    while (this.held.length < length) await this.more();
  }

  /** Where `mark` begins, within a limit. */
  async find(mark: Buffer, limit: number): Promise<number> {
    for (;;) {
      const at = this.held.indexOf(mark);
      if (at >= 0 && at <= limit) return at;
      if (this.held.length > limit + mark.length)
        throw new BrokenForm("a form's part has no end of its head");
      await this.more();
    }
  }
}

const headEnd = Buffer.from("\r\n\r\n");

export async function* formParts(
  body: AsyncIterable<Uint8Array>,
  boundary: string,
): AsyncGenerator<FormPart> {
  const incoming = new Incoming(body);
  const mark = Buffer.from(`\r\n--${boundary}`);
  incoming.take((await incoming.find(mark, headersLimit)) + mark.length);
  for (;;) {
    await incoming.atLeast(2);
    const after = incoming.take(2).toString("latin1");
    if (after === "--") return;
    if (after !== "\r\n") throw new BrokenForm("a form's boundary goes on");
    const { name, filename } = await readHead(incoming);
    const part = { isRead: false };
    yield { name, filename, content: contentOf(incoming, mark, part) };
    // A reader that leaves in the middle, as when it refuses a file, has closed its own reading: the rest needs another.
    if (!part.isRead) for await (const _ of contentOf(incoming, mark, part));
  }
}

async function readHead(incoming: Incoming): Promise<{ name: string; filename: string | null }> {
  const end = await incoming.find(headEnd, headersLimit);
  const head = incoming.take(end).toString("utf8");
  incoming.take(headEnd.length);
  const [, disposition = ""] = /^content-disposition:\s*form-data\s*(;.*)$/im.exec(head) ?? [];
  const name = /;\s*name="([^"]*)"/i.exec(disposition)?.[1];
  if (name === undefined) throw new BrokenForm("a form's part has no name");
  return {
    name: unescaped(name),
    filename: unescapedOrNull(/;\s*filename="([^"]*)"/i.exec(disposition)?.[1]),
  };
}

/** Browsers write these three by number (WHATWG, multipart/form-data encoding). */
const unescaped = (text: string) => text.replace(/%22/g, '"').replace(/%0D/gi, "\r").replace(/%0A/gi, "\n");
const unescapedOrNull = (text: string | undefined) => (text === undefined ? null : unescaped(text));

async function* contentOf(
  incoming: Incoming,
  mark: Buffer,
  part: { isRead: boolean },
): AsyncGenerator<Uint8Array> {
  for (;;) {
    const at = incoming.held.indexOf(mark);
    if (at >= 0) {
      const last = incoming.take(at);
      incoming.take(mark.length);
      part.isRead = true;
      if (last.length > 0) yield last;
      return;
    }
    // The end of what is held may be the beginning of the boundary.
    const sure = incoming.held.length - mark.length + 1;
    if (sure > 0) yield incoming.take(sure);
    await incoming.more();
  }
}
