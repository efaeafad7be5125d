// A folder of the memory's for what the tests write and throw away. Every database of theirs waits for the disk at each
// unit, as it must in use (docs/design.md), and the tests make thousands: on a disk that is most of their time. What is
// tested is the same, durability by killed processes too: memory outlives them.
import { chmodSync, existsSync, mkdtempSync, rmSync, statfsSync } from "node:fs";
import { freemem, tmpdir } from "node:os";
import { join } from "node:path";

const inMemory = "/dev/shm";
const gigabyte = 2 ** 30;

/** Where there is room, without taking the memory that the tests need themselves. */
function hasRoom() {
  if (!existsSync(inMemory)) return false;
  const { bavail, bsize } = statfsSync(inMemory);
  const allowed = process.constrainedMemory?.() || Number.POSITIVE_INFINITY;
  return bavail * bsize > 4 * gigabyte && freemem() > 8 * gigabyte && allowed > 8 * gigabyte;
}

/** In memory where there is room, otherwise where the system keeps what is temporary. Removed when the command ends. */
export function quickFolder() {
  const folder = mkdtempSync(join(hasRoom() ? inMemory : tmpdir(), "roda-traden-test-"));
  // PostgreSQL runs as a user of its own, who must reach its folder in here.
  chmodSync(folder, 0o755);
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
