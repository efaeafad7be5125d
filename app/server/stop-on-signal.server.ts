// Ends the process in order: no new requests, the running ones finished, then what the pages hold open.
// A request that will not end is cut after the grace period, and the exit code says so.
import type { Server } from "node:http";

export function stopOnSignal(server: Server, release: () => Promise<void>, graceMs = 10_000): void {
  let stopping = false;
  const stop = () => {
    if (stopping) return;
    stopping = true;
    const cut = setTimeout(() => {
      process.exitCode = 1;
      server.closeAllConnections();
    }, graceMs);
    server.close(async () => {
      clearTimeout(cut);
      await release();
      process.exit();
    });
    server.closeIdleConnections();
  };
  process.once("SIGTERM", stop);
  process.once("SIGINT", stop);
}
