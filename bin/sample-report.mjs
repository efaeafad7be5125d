// npm run sample:report -- --out FILE [--json FILE] [--pages N] [--protected]: also on a fresh clone, so it installs first.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { install } from "./install.mjs";
import { projectRoot, tsx } from "./run-command.mjs";

if (!existsSync(join(projectRoot, "node_modules/tsx"))) await install();
const { code } = await tsx("bin/make-sample-report.ts", process.argv.slice(2));
process.exitCode = code;
