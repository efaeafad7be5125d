// The whole page in one piece: cheaper than a stream of chunks, and a late failure still gets its own page.
import { PassThrough } from "node:stream";
import { arrayBuffer } from "node:stream/consumers";
import type { ReactElement } from "react";
import { renderToPipeableStream } from "react-dom/server";

export function renderWhole(page: ReactElement, nonce: string | undefined): Promise<ArrayBuffer> {
  return new Promise((resolve, reject) => {
    let failed = false;
    const { pipe } = renderToPipeableStream(page, {
      nonce,
      onAllReady() {
        if (failed) return;
        const out = new PassThrough();
        arrayBuffer(out).then(resolve, reject);
        pipe(out);
      },
      onError(error) {
        failed = true;
        reject(error);
      },
      onShellError: reject,
    });
  });
}
