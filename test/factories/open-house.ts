// The house that a test's doors lead into. Imports nothing of the product, so that the mock of ~/house.server can.
import type { StaffCtx } from "~/access/context.server";
import type { SigningPort } from "~/integrations/signing/port";
import type { World } from "./world";

type Doors = Pick<World, "db" | "vault">;

let opened: Doors | null = null;
let signing: SigningPort | null = null;
let files: StaffCtx["ports"]["files"];

export function openDoorsTo(
  world: Doors,
  ports: { signing?: SigningPort | null; files?: StaffCtx["ports"]["files"] } = {},
): void {
  opened = world;
  signing = ports.signing ?? null;
  files = ports.files;
}

/** What ~/house.server gives: `vi.mock("~/house.server", async () => ({ house: (await import("~test/factories/open-house")).openedHouse }))`. */
export async function openedHouse() {
  if (!opened) throw new Error("no world is open");
  const { db, vault } = opened;
  return {
    env: { publicUrl: null },
    db,
    vault,
    ports: { signing, files },
    channels: { sdk: null, lifecare: null },
  };
}
