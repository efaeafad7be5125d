import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { Worker } from "node:worker_threads";
import type { DigestAlgorithm, Signer } from "@libpdf/core";
import type { SealFault, SealOptions } from "./append-seal.server";
import type { DocumentDraft } from "./model";

// Renders and seals documents outside the event loop: one worker thread, one document at a time, in the order asked. A document
// that takes too long or too much memory ends the thread and fails alone; the next one gets a new thread.
// It does not check who may have the document made, and keeps nothing of it.

/** What a signer is beside its key. */
export type SealHolder = Pick<Signer, "certificate" | "certificateChain" | "keyType" | "signatureAlgorithm">;

export type RenderWork =
  | { draft: DocumentDraft }
  | { pdf: Uint8Array; holder: SealHolder; options: SealOptions };

/** Work to do, or the signature that was asked for while sealing. */
export type RenderRequest = { id: number } & (RenderWork | { signature: Uint8Array });

export type RenderFault =
  | { kind: "missing-glyph"; characters: string[] }
  | { kind: "image"; reason: string }
  | { kind: "model"; paths: string[] }
  | { kind: "seal"; reason: SealFault }
  | { kind: "timeout" }
  | { kind: "failed"; message: string };

export type RenderAnswer = { id: number } & (
  | { bytes: Uint8Array }
  | { fault: RenderFault }
  | { toSign: Uint8Array; algorithm: DigestAlgorithm }
);

/** Says what was wrong without a word of the content: safe to log. `fault` is for the form to put into words. */
export class RenderError extends Error {
  override readonly name = "RenderError";
  constructor(readonly fault: RenderFault) {
    super(explain(fault));
  }
}

function explain(fault: RenderFault): string {
  switch (fault.kind) {
    case "missing-glyph":
      return `No font has ${fault.characters.join(", ")}`;
    case "image":
      return `An image cannot be shown: ${fault.reason}`;
    case "model":
      return `The document is not as it should be at ${fault.paths.join(", ")}`;
    case "seal":
      return `The document was not sealed: ${fault.reason}`;
    case "timeout":
      return "Rendering took too long";
    case "failed":
      return `Rendering failed: ${fault.message}`;
  }
}

interface Job {
  work: RenderWork;
  signer: Signer | null;
  resolve: (bytes: Uint8Array) => void;
  reject: (error: Error) => void;
}

export interface RendererOptions {
  timeoutMs?: number;
  maxMemoryMb?: number;
}

export class Renderer {
  readonly #options: Required<RendererOptions>;
  readonly #waiting: Job[] = [];
  #worker: Promise<Worker> | null = null;
  #busy = false;
  #lastId = 0;

  constructor(options: RendererOptions = {}) {
    this.#options = { timeoutMs: 60_000, maxMemoryMb: 512, ...options };
  }

  render(draft: DocumentDraft): Promise<Uint8Array> {
    return this.#ask({ work: { draft }, signer: null });
  }

  /** The signer's key stays in this thread: what is to be signed comes back here. */
  seal(pdf: Uint8Array, signer: Signer, options: SealOptions): Promise<Uint8Array> {
    const { certificate, certificateChain, keyType, signatureAlgorithm } = signer;
    const holder = {
      certificate,
      keyType,
      signatureAlgorithm,
      ...(certificateChain ? { certificateChain } : {}),
    };
    return this.#ask({ work: { pdf, holder, options }, signer });
  }

  #ask(job: Pick<Job, "work" | "signer">): Promise<Uint8Array> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ ...job, resolve, reject });
      void this.#next();
    });
  }

  async close(): Promise<void> {
    const worker = await this.#worker;
    this.#worker = null;
    await worker?.terminate();
  }

  async #next(): Promise<void> {
    if (this.#busy) return;
    const job = this.#waiting.shift();
    if (!job) return;
    this.#busy = true;
    try {
      job.resolve(await this.#run(job));
    } catch (error) {
      job.reject(error as Error);
    } finally {
      this.#busy = false;
      void this.#next();
    }
  }

  async #run({ work, signer }: Job): Promise<Uint8Array> {
    this.#worker ??= this.#start();
    const worker = await this.#worker;
    const id = ++this.#lastId;
    worker.ref();
    try {
      return await ask(worker, { request: { id, ...work }, signer, timeoutMs: this.#options.timeoutMs });
    } catch (error) {
      if (
        !(error instanceof RenderError) ||
        error.fault.kind === "timeout" ||
        error.fault.kind === "failed"
      ) {
        this.#worker = null;
        await worker.terminate();
      }
      throw error;
    } finally {
      worker.unref();
    }
  }

  async #start(): Promise<Worker> {
    const worker = new Worker(await findWorker(), {
      resourceLimits: {
        maxOldGenerationSizeMb: this.#options.maxMemoryMb,
        // A document is many small things that are soon done with: with room for them, a sixth of the time is saved.
        maxYoungGenerationSizeMb: 96,
      },
    });
    // Between documents nobody else listens, and an unheard error would end the server.
    worker.on("error", () => {
      this.#worker = null;
    });
    return worker;
  }
}

function ask(
  worker: Worker,
  { request, signer, timeoutMs }: { request: RenderRequest; signer: Signer | null; timeoutMs: number },
): Promise<Uint8Array> {
  const { id } = request;
  return new Promise((resolve, reject) => {
    const fail = (fault: RenderFault) => done(() => reject(new RenderError(fault)));
    const timer = setTimeout(() => fail({ kind: "timeout" }), timeoutMs);
    const onMessage = (answer: RenderAnswer) => {
      if (answer.id !== id) return;
      if ("bytes" in answer) done(() => resolve(answer.bytes));
      else if ("fault" in answer) fail(answer.fault);
      else if (signer)
        signer.sign(answer.toSign, answer.algorithm).then(
          (signature) => worker.postMessage({ id, signature }),
          () => fail({ kind: "failed", message: "the key did not sign" }),
        );
    };
    const onError = (error: Error & { code?: string }) =>
      fail({ kind: "failed", message: error.code ?? error.name });
    const onExit = () => fail({ kind: "failed", message: "the worker ended" });
    function done(settle: () => void): void {
      clearTimeout(timer);
      worker.off("message", onMessage).off("error", onError).off("exit", onExit);
      settle();
    }
    worker.on("message", onMessage).on("error", onError).on("exit", onExit);
    worker.postMessage(request);
  });
}

/**
 * The bundled worker beside the production build, or one built on demand where the process runs from source
 * (tests, tsx, the development server).
 */
async function findWorker(): Promise<URL> {
  const here = fileURLToPath(import.meta.url);
  if (here.endsWith(".ts")) {
    const builder = new URL("./build-worker.mjs", import.meta.url).href;
    const { buildWorkerOnDemand } = await import(/* @vite-ignore */ builder);
    return buildWorkerOnDemand();
  }
  for (let folder = dirname(here); folder !== dirname(folder); folder = dirname(folder)) {
    const built = join(folder, "worker/render.worker.mjs");
    if (existsSync(built)) return pathToFileURL(built);
  }
  throw new Error("build/worker/render.worker.mjs is missing: run npm run build");
}

let renderer: Renderer | null = null;

/** The PDF of a document, unsealed. Throws RenderError. */
export function renderDocument(draft: DocumentDraft): Promise<Uint8Array> {
  renderer ??= new Renderer();
  return renderer.render(draft);
}

/** The PDF with the signer's seal appended. Throws RenderError; callers want sealDocument. */
export function sealInWorker(pdf: Uint8Array, signer: Signer, options: SealOptions): Promise<Uint8Array> {
  renderer ??= new Renderer();
  return renderer.seal(pdf, signer, options);
}
