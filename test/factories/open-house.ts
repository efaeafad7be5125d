// The house that a test's doors lead into. Imports nothing of the product, so that the mock of ~/house.server can.
import type { World } from "./world";

let opened: World | null = null;

export function openDoorsTo(world: World): void {
  opened = world;
}

/** What ~/house.server gives: `vi.mock("~/house.server", async () => ({ house: (await import("~test/factories/open-house")).openedHouse }))`. */
export async function openedHouse() {
  if (!opened) throw new Error("no world is open");
  const { db, vault } = opened;
  return { env: { publicUrl: null }, db, vault, ports: { signing: null } };
}
