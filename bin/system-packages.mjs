// What the tests need from the system besides Node: on Debian, as root, it is installed; elsewhere it is named.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { run } from "./run-command.mjs";

function onPath(...names) {
  const folders = (process.env.PATH ?? "").split(delimiter);
  return names.some((name) => folders.some((folder) => existsSync(join(folder, name))));
}

function postgresServer() {
  const home = "/usr/lib/postgresql";
  return (
    existsSync(home) && readdirSync(home).some((version) => existsSync(join(home, version, "bin/postgres")))
  );
}

const needs = [
  {
    debian: "chromium",
    use: "the browser tests",
    has: () =>
      existsSync(process.env.CHROMIUM_PATH ?? "") || onPath("chromium", "chromium-browser", "google-chrome"),
  },
  { debian: "poppler-utils", use: "the tests of PDF documents", has: () => onPath("pdftotext", "pdfsig") },
  {
    debian: "clamav-daemon",
    use: "the tests of the virus scanner",
    has: () => onPath("clamd") || existsSync("/usr/sbin/clamd"),
  },
  { debian: "qpdf", use: "the tests of PDF documents", has: () => onPath("qpdf") },
  {
    debian: "softhsm2",
    use: "the tests of a seal on a token",
    has: () => onPath("softhsm2-util"),
  },
  { debian: "opensc", use: "the tests of a seal on a token", has: () => onPath("pkcs11-tool") },
  { debian: "openssl", use: "the tests of time stamps", has: () => onPath("openssl") },
  {
    debian: "libxml2-utils",
    use: "the tests of national messages, where the national schema is at hand",
    has: () => onPath("xmllint"),
  },
  {
    debian: "postgresql",
    use: "the tests on PostgreSQL, of several processes among them",
    has: postgresServer,
  },
];

function isDebian() {
  try {
    return /^ID(?:_LIKE)?=.*debian/m.test(readFileSync("/etc/os-release", "utf8"));
  } catch {
    return false;
  }
}

/** Returns sentences about what is still missing afterwards. */
export async function prepareSystem() {
  const missing = needs.filter((need) => !need.has());
  if (missing.length === 0) return [];
  const names = missing.map((need) => need.debian);
  if (isDebian() && process.getuid?.() === 0) {
    console.log(`Installing ${names.join(", ")} …`);
    const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
    const update = await run("apt-get", ["update", "-qq"], { quiet: true, env });
    const { code, output } = await run("apt-get", ["install", "-y", "--no-install-recommends", ...names], {
      quiet: true,
      env,
    });
    if (code !== 0) console.error(update.output + output);
  }
  return missing
    .filter((need) => !need.has())
    .map((need) => `Missing: ${need.debian} (Debian's name), for ${need.use}. Install it and run again.`);
}
