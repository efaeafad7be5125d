/**
 * What the simulated message service has been given, and what it will say of each: statuses one after another, the last
 * one for good. Kept as files where a folder is named, so that the service can die and come back.
 * Source: SDK API MT/MK 1.0.0 (statuses, events); decision 0013.
 */
import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { nationalFaults } from "./national-contract";
import { nationalXml } from "./national-xml";
import { type CreateAttributes, createAttributes } from "./sdk-contract";

const issue = z.strictObject({
  typeCode: z.string(),
  title: z.string(),
  detail: z.string().optional(),
});

export const messageScript = z.strictObject({
  /** One for each time that it is asked; the last one stays. */
  statuses: z.array(z.string()).min(1).max(1000),
  issues: z.array(issue).optional(),
  /** Answers about another message, receiver or conversation, or with another document. */
  lie: z.enum(["id", "receiver", "function", "conversation", "content"]).optional(),
  /** The answer brings the documents along. */
  content: z.boolean().optional(),
  /** Answered well, and thrown away. */
  forget: z.boolean().optional(),
});
export type MessageScript = z.infer<typeof messageScript>;

export type RejectionReason = "SV" | "BV" | "SIG";

export const usually: MessageScript = { statuses: ["SUBMITTED", "WAITING_FOR_RECEIPT", "ACCEPTED"] };

export function rejection(reason: RejectionReason, detail?: string): MessageScript {
  const words = detail === undefined ? {} : { detail };
  return {
    statuses: ["WAITING_FOR_RECEIPT", "REJECTED"],
    issues: [{ typeCode: "REJECTED", title: `Receipt: ${reason}`, ...words }],
  };
}

const keptMessage = z.object({
  attributes: createAttributes,
  xml: z.string(),
  digest: z.string(),
  script: messageScript,
  asked: z.int(),
  deleted: z.boolean(),
});
export type KeptMessage = z.infer<typeof keptMessage>;

export class MessageBook {
  readonly #messages = new Map<string, KeptMessage>();
  readonly #scripts: MessageScript[] = [];

  constructor(
    private readonly folder: string | null,
    public usual: MessageScript = usually,
  ) {
    if (folder === null) return;
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    for (const name of readdirSync(folder).filter((one) => one.endsWith(".json"))) {
      const kept = keptMessage.parse(JSON.parse(readFileSync(join(folder, name), "utf8")));
      this.#messages.set(kept.attributes.messageId.toLowerCase(), kept);
    }
  }

  /** The next new message gets this, the one after the next in the row. */
  scriptNext(script: MessageScript): void {
    this.#scripts.push(messageScript.parse(script));
  }

  /** A message that is there already; begins from the script's first status. */
  scriptFor(messageId: string, script: MessageScript): boolean {
    const kept = this.#messages.get(messageId.toLowerCase());
    if (!kept) return false;
    kept.script = messageScript.parse(script);
    kept.asked = 0;
    this.#save(kept);
    return true;
  }

  /** What is wrong with it; "duplicate" where its id is known. Ids stay known after the message is removed. */
  put(attributes: CreateAttributes): "kept" | "duplicate" | "not_national" {
    const id = attributes.messageId.toLowerCase();
    if (this.#messages.has(id)) return "duplicate";
    const xml = nationalXml(attributes);
    if (nationalFaults(xml).length > 0) return "not_national";
    const script = this.#scripts.shift() ?? this.usual;
    if (script.forget === true) return "kept";
    const pdf = attributes.digitalDocument[0]?.contentFiles[0]?.content ?? "";
    const digest = createHash("sha256").update(Buffer.from(pdf, "base64")).digest("hex");
    const kept = { attributes, xml, digest, script, asked: 0, deleted: false };
    this.#save(kept);
    this.#messages.set(id, kept);
    return "kept";
  }

  find(messageId: string): KeptMessage | null {
    const kept = this.#messages.get(messageId.toLowerCase());
    return kept && !kept.deleted ? kept : null;
  }

  /** Every message that was ever taken, in order; removed ones too. */
  all(): readonly KeptMessage[] {
    return [...this.#messages.values()];
  }

  /** The status now; being asked is what brings the next one on. */
  askedFor(kept: KeptMessage): string {
    const { statuses } = kept.script;
    const status = statuses[Math.min(kept.asked, statuses.length - 1)] as string;
    if (kept.asked < statuses.length) {
      kept.asked++;
      this.#save(kept);
    }
    return status;
  }

  remove(kept: KeptMessage): void {
    kept.deleted = true;
    this.#save(kept);
  }

  /** Whole or not at all, though the service be killed meanwhile. */
  #save(kept: KeptMessage): void {
    if (this.folder === null) return;
    const path = join(this.folder, `${kept.attributes.messageId.toLowerCase()}.json`);
    writeFileSync(`${path}.part`, JSON.stringify(kept), { mode: 0o600 });
    renameSync(`${path}.part`, path);
  }
}
