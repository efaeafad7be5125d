// Between two tests a turn of the loop: what answers within the turn (SQLite, PGlite) leaves the worker deaf otherwise, and
// the runner takes a minute's silence for a fault.
import { setImmediate } from "node:timers/promises";
import { afterEach } from "vitest";

afterEach(async () => {
  await setImmediate();
});
