import { afterEach, describe, expect, it } from "vitest";
import { textOf } from "~test/documents/read-pdf";
import { entriesOf, sampleModel } from "~test/documents/sample-model";
import { RenderError, Renderer, renderDocument } from "./render-document.server";

let renderer: Renderer;
afterEach(() => renderer?.close());

const faultOf = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: unknown) => (error instanceof RenderError ? error.fault : error),
  );

describe("rendering in a worker", () => {
  it("gives the PDF", async () => {
    expect(textOf(await renderDocument(sampleModel()))).toContain("Orosanmälan");
  });

  it("answers each asker with their own document, in whatever number they ask", async () => {
    renderer = new Renderer();
    const asked = ["RT-1", "RT-2", "RT-3"];
    const made = await Promise.all(asked.map((reference) => renderer.render(sampleModel({ reference }))));
    const titles = made.map((pdf) => /Orosanmälan (RT-\d)/.exec(textOf(pdf))?.[1]);
    expect(titles).toEqual(asked);
  });

  it("names a missing character, and goes on with the next document", async () => {
    renderer = new Renderer();
    const fault = await faultOf(renderer.render(sampleModel({ notices: ["☃"] })));
    expect(fault).toEqual({ kind: "missing-glyph", characters: ["U+2603"] });
    expect((await renderer.render(sampleModel())).length).toBeGreaterThan(10_000);
  });

  it("tells where a model is wrong without repeating what it says", async () => {
    renderer = new Renderer();
    const work = renderer.render(sampleModel({ title: "Orosanmälan <Anna>" }));
    expect(await faultOf(work)).toEqual({ kind: "model", paths: ["title"] });
    await expect(work).rejects.not.toThrow("Anna");
  });

  it("ends a document that takes too long, and goes on with the next", async () => {
    renderer = new Renderer({ timeoutMs: 1 });
    expect(await faultOf(renderer.render(sampleModel({ entries: entriesOf(200) })))).toEqual({
      kind: "timeout",
    });
    await renderer.close();
    renderer = new Renderer();
    expect((await renderer.render(sampleModel())).length).toBeGreaterThan(10_000);
  });

  it("ends a document that takes too much memory, not the server", async () => {
    renderer = new Renderer({ maxMemoryMb: 16 });
    const fault = await faultOf(renderer.render(sampleModel({ entries: entriesOf(2_000) })));
    expect(fault).toEqual({ kind: "failed", message: "ERR_WORKER_OUT_OF_MEMORY" });
  });
});
