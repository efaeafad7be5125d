// The house that a test's doors lead into. Imports nothing of the product, so that the mock of ~/house.server can.
import type { SigningPort } from "~/integrations/signing/port";
import type { World } from "./world";

type Doors = Pick<World, "db" | "vault">;

let opened: Doors | null = null;
let signing: SigningPort | null = null;

export function openDoorsTo(world: Doors, ports: { signing: SigningPort | null } = { signing: null }): void {
  opened = world;
  signing = ports.signing;
}

/** What ~/house.server gives: `vi.mock("~/house.server", async () => ({ house: (await import("~test/factories/open-house")).openedHouse }))`. */
export async function openedHouse() {
  if (!opened) throw new Error("no world is open");
  const { db, vault } = opened;
  return { env: { publicUrl: null }, db, vault, ports: { signing }, channels: { sdk: null, lifecare: null } };
}
