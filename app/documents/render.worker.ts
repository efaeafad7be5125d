import { parentPort } from "node:worker_threads";
import { UnusableImage } from "./clean-image";
import { MissingGlyph } from "./font-chain.server";
import { documentModel } from "./model";
import type { RenderAnswer, RenderRequest } from "./render-document.server";
import { renderPdf } from "./render-pdf.server";

// The thread in which documents are made: one request, one answer. It holds nothing between two documents but fonts.

parentPort?.on("message", async ({ id, draft }: RenderRequest) => {
  try {
    const bytes = await renderPdf(documentModel.parse(draft));
    answer({ id, bytes }, [bytes.buffer as ArrayBuffer]);
  } catch (error) {
    answer({ id, fault: faultOf(error) });
  }
});

function answer(message: RenderAnswer, transfer: ArrayBuffer[] = []): void {
  parentPort?.postMessage(message, transfer);
}

function faultOf(error: unknown): NonNullable<Extract<RenderAnswer, { fault: unknown }>["fault"]> {
  if (error instanceof MissingGlyph) return { kind: "missing-glyph", characters: [...error.characters] };
  if (error instanceof UnusableImage) return { kind: "image", reason: error.reason };
  const issues = (error as { issues?: { path: PropertyKey[]; message: string }[] }).issues;
  // Paths and rules only: a validation message that quoted its input would carry content into logs.
  if (issues) return { kind: "model", paths: issues.map((i) => i.path.map(String).join(".")) };
  return { kind: "failed", message: error instanceof Error ? error.name : "unknown" };
}
