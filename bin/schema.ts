// npm run schema: writes the published JSON schema of a report's machine-readable twin from the code that makes the twin.
import { mkdirSync, writeFileSync } from "node:fs";
import { twinSchemaPage } from "./schema-page";

const folder = new URL("../docs/report-document/", import.meta.url);
mkdirSync(folder, { recursive: true });
writeFileSync(new URL("v1.schema.json", folder), twinSchemaPage());
