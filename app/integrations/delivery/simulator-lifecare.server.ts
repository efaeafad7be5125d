/**
 * The simulated Lifecare integrator: takes matters and files, knows nothing again by itself, as the real one.
 * Source: Sundsvall's api-service-lifecare-integrator 1.0; its answers 201 with an id, 204, 400 and 404.
 */
import { createHash } from "node:crypto";
import { attachmentParts, type NewMatter, newMatter } from "./lifecare-contract";
import type { CallKind } from "./simulator-faults";
import type { Reply, Request, TokenDesk } from "./simulator-wire.server";

export interface FiledAttachment {
  title: string;
  documentType: string;
  senderType: string;
  fileName: string;
  contentType: string;
  digest: string;
}

export interface KeptMatter extends NewMatter {
  id: number;
  municipalityCode: string;
  attachments: FiledAttachment[];
}

const base = /^\/lifecare\/(\d{4})\/actualisations(?:\/(\d{1,9})\/attachments)?$/;
const refusedKinds = ["application/octet-stream"];

export class MatterBook {
  readonly #matters: KeptMatter[] = [];

  all(): readonly KeptMatter[] {
    return this.#matters;
  }

  find(municipalityCode: string, id: number): KeptMatter | null {
    return this.#matters.find((one) => one.id === id && one.municipalityCode === municipalityCode) ?? null;
  }

  add(municipalityCode: string, matter: NewMatter): KeptMatter {
    const kept = { ...matter, municipalityCode, id: 10_001 + this.#matters.length, attachments: [] };
    this.#matters.push(kept);
    return kept;
  }
}

export function lifecareCall({ method, url }: Request): CallKind | null {
  const found = method === "POST" ? base.exec(url.pathname) : null;
  return found === null ? null : found[2] === undefined ? "matter" : "attach";
}

export async function lifecareAct(request: Request, book: MatterBook, tokens: TokenDesk): Promise<Reply> {
  if (!tokens.holds(request, null)) return { status: 401 };
  if ((request.headers["x-sent-by"] ?? "") === "") return problem(400, "X-Sent-By");
  const [, municipalityCode = "", id] = base.exec(request.url.pathname) ?? [];
  if (id !== undefined) return attach(request, book.find(municipalityCode, Number(id)));
  const given = newMatter.safeParse(parse(request.body));
  if (!given.success) return problem(400, "Constraint violation");
  const kept = book.add(municipalityCode, given.data);
  return {
    status: 201,
    body: { id: kept.id },
    headers: { Location: `/${municipalityCode}/actualisations/${kept.id}` },
  };
}

async function attach({ headers, body }: Request, matter: KeptMatter | null): Promise<Reply> {
  if (matter === null) return problem(404, "Not found");
  const form = await new Response(new Uint8Array(body), {
    headers: { "Content-Type": headers["content-type"] ?? "" },
  })
    .formData()
    .catch(() => null);
  const parts = attachmentParts.safeParse(Object.fromEntries(form ?? []));
  if (!parts.success) return problem(400, "Constraint violation");
  const { file, title, documentType, senderType } = parts.data;
  if (refusedKinds.includes(file.type)) return problem(400, "File type");
  const digest = createHash("sha256")
    .update(Buffer.from(await file.arrayBuffer()))
    .digest("hex");
  const fileName = file instanceof File ? file.name : "";
  matter.attachments.push({ title, documentType, senderType, fileName, contentType: file.type, digest });
  return { status: 204 };
}

function problem(status: number, title: string): Reply {
  return { status, body: { title, status, detail: "Simulated" }, headers: {} };
}

function parse(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString("utf8"));
  } catch {
    return null;
  }
}
