// Sets the engine before the schema is loaded: with the wrong one drizzle-kit would drop every table.
import { defineConfig } from "drizzle-kit";

process.env.DB_ENGINE = "postgres";
export default defineConfig({ dialect: "postgresql", schema: "./db/keys-schema.server.ts", out: "./migrations/keys/postgres" });
