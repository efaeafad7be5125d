// npm run legal: writes docs/legal.md from the one table of citations, with what the tool does about each.
import { writeFileSync } from "node:fs";
import { legalPage } from "./legal-page";

writeFileSync(new URL("../docs/legal.md", import.meta.url), legalPage());
