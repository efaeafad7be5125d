// Sets the engine before the schema is loaded: with the wrong one drizzle-kit would drop every table.
import { defineConfig } from "drizzle-kit";

process.env.DB_ENGINE = "sqlite";
export default defineConfig({ dialect: "sqlite", schema: "./db/schema.server.ts", out: "./migrations/sqlite" });
