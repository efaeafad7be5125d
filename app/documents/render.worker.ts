import { parentPort } from "node:worker_threads";
import type { Signer } from "@libpdf/core";
import { appendSeal, SealError } from "./append-seal.server";
import { UnusableImage } from "./clean-image";
import { MissingGlyph } from "./font-chain.server";
import { documentModel } from "./model";
import type { RenderAnswer, RenderFault, RenderRequest, RenderWork } from "./render-document.server";
import { renderPdf } from "./render-pdf.server";

// The thread in which documents are made and sealed: one request, one answer. It holds nothing between two documents but
// fonts, and no key: what is to be signed is asked of the thread that has it.

/** Who waits for a signature; one document at a time is sealed. */
let signed: ((signature: Uint8Array) => void) | null = null;

parentPort?.on("message", async (request: RenderRequest) => {
  const { id } = request;
  if ("signature" in request) return signed?.(request.signature);
  try {
    const bytes = await madeOf(id, request);
    answer({ id, bytes }, [bytes.buffer as ArrayBuffer]);
  } catch (error) {
    answer({ id, fault: "draft" in request ? faultOf(error) : sealFaultOf(error) });
  }
});

function madeOf(id: number, work: RenderWork): Promise<Uint8Array> {
  if ("draft" in work) return renderPdf(documentModel.parse(work.draft));
  const signer: Signer = {
    ...work.holder,
    sign: (toSign, algorithm) =>
      new Promise((resolve) => {
        signed = resolve;
        answer({ id, toSign, algorithm });
      }),
  };
  return appendSeal(work.pdf, signer, work.options);
}

function answer(message: RenderAnswer, transfer: ArrayBuffer[] = []): void {
  parentPort?.postMessage(message, transfer);
}

const sealFaultOf = (error: unknown): RenderFault => ({
  kind: "seal",
  reason: error instanceof SealError ? error.reason : "failed",
});

function faultOf(error: unknown): RenderFault {
  if (error instanceof MissingGlyph) return { kind: "missing-glyph", characters: [...error.characters] };
  if (error instanceof UnusableImage) return { kind: "image", reason: error.reason };
  const issues = (error as { issues?: { path: PropertyKey[]; message: string }[] }).issues;
  // Paths and rules only: a validation message that quoted its input would carry content into logs.
  if (issues) return { kind: "model", paths: issues.map((i) => i.path.map(String).join(".")) };
  return { kind: "failed", message: error instanceof Error ? error.name : "unknown" };
}
