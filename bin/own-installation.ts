// The configuration of a command that can be tried without one: what is configured, else the demo in DATA_DIR. Nothing
// that is half configured for production is taken for a demo.
import { type Environment, readEnv } from "../app/env.server";

const ofProduction = ["DATABASE_URL", "KEYS_DATABASE_URL", "MASTER_KEY_FILE", "PUBLIC_URL", "SEAL_P12_FILE"];

export function ownInstallation(source: Record<string, string | undefined> = process.env): Environment {
  const configured = ["APP_MODE", ...ofProduction].some((name) => source[name]?.trim());
  return readEnv(configured ? source : { ...source, APP_MODE: "demo" });
}
