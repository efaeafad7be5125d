// Breaks every rule of .dependency-cruiser.cjs on purpose in a small house of its own, and sees each one reported.
import { execFile } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { afterEach, describe, expect, it } from "vitest";

const root = resolve(import.meta.dirname, "..");
const rules = createRequire(import.meta.url)(join(root, ".dependency-cruiser.cjs")) as {
  forbidden: { name: string }[];
  required: { name: string }[];
};

/** A house in which every rule holds; each breach adds or replaces a file or two. */
const sound: Record<string, string> = {
  "package.json": `{"type":"module","dependencies":{"zod":"*"},"devDependencies":{"fast-check":"*"}}`,
  "app/routes/pupil.tsx": `import "~/access/guard.server"; import "~/domain/pupil/read-pupil.server"; import "~/components/card";`,
  "app/routes/healthz.ts": `export const loader = 1;`,
  "app/components/card.tsx": `import "~/domain/pupil/rules"; export const card = 1;`,
  "app/text/sv/pupil.ts": `export const pupil = 1;`,
  "app/access/guard.server.ts": `import "~db/engine.server"; export const guard = 1;`,
  "app/audit/record.server.ts": `export const record = 1;`,
  "app/vault/vault.server.ts": `export const vault = 1;`,
  "app/domain/pupil/rules.ts": `import { z } from "zod"; export const rules = z;`,
  "app/domain/pupil/read-pupil.server.ts": `import "~/audit/record.server"; import "~db/engine.server"; import "~/vault/vault.server"; import "~/integrations/index.server"; export const readPupil = 1;`,
  "app/integrations/index.server.ts": `import "./signing/index.server"; import "./mail/smtp.server"; export const ports = 1;`,
  "app/integrations/signing/index.server.ts": `import "./bankid.server"; export const signing = 1;`,
  "app/integrations/signing/bankid.server.ts": `export const bankid = 1;`,
  "app/integrations/mail/smtp.server.ts": `export const smtp = 1;`,
  "db/engine.server.ts": `export const engine = 1;`,
  "test/factories/pupil.ts": `export const aPupil = 1;`,
};

const breaches: Record<string, { files: Record<string, string>; from: string }> = {
  "no-circular": {
    from: "app/domain/pupil/rules.ts",
    files: {
      "app/domain/pupil/rules.ts": `import "./status"; export const rules = 1;`,
      "app/domain/pupil/status.ts": `import "./rules"; export const status = 1;`,
    },
  },
  "no-unresolvable": {
    from: "app/components/card.tsx",
    files: { "app/components/card.tsx": `import "./lost";` },
  },
  "no-development-package-at-run-time": {
    from: "db/engine.server.ts",
    files: { "db/engine.server.ts": `import "fast-check";` },
  },
  "no-test-code-in-the-product": {
    from: "db/engine.server.ts",
    files: { "db/engine.server.ts": `import "~test/factories/pupil";` },
  },
  "routes-reach-no-room-behind-the-use-cases": {
    from: "app/routes/pupil.tsx",
    files: { "app/routes/pupil.tsx": `import "~/access/guard.server"; import "~db/engine.server";` },
  },
  "pure-domain-stays-pure": {
    from: "app/domain/pupil/rules.ts",
    files: { "app/domain/pupil/rules.ts": `import "node:fs"; export const rules = 1;` },
  },
  "use-cases-know-no-page": {
    from: "app/domain/pupil/read-pupil.server.ts",
    files: {
      "app/domain/pupil/read-pupil.server.ts": `import "~/audit/record.server"; import "~/text/sv/pupil";`,
    },
  },
  "components-and-text-never-reach-the-server": {
    from: "app/components/card.tsx",
    files: {
      "app/components/card.tsx": `import "~/session-name";`,
      "app/session-name.ts": `import "~/access/guard.server";`,
    },
  },
  "only-the-integration-index-picks-a-vendor": {
    from: "app/domain/pupil/read-pupil.server.ts",
    files: {
      "app/domain/pupil/read-pupil.server.ts": `import "~/audit/record.server"; import "~/integrations/mail/smtp.server";`,
    },
  },
  "vendors-know-their-own-port-alone": {
    from: "app/integrations/signing/bankid.server.ts",
    files: { "app/integrations/signing/bankid.server.ts": `import "../mail/smtp.server";` },
  },
  "queries-know-no-page-and-no-use-case": {
    from: "db/engine.server.ts",
    files: {
      "db/engine.server.ts": `import "~/components/plain";`,
      "app/components/plain.tsx": `export const plain = 1;`,
    },
  },
  "every-door-has-a-guard": {
    from: "app/routes/case.tsx",
    files: { "app/routes/case.tsx": `export const loader = 1;` },
  },
  "every-use-case-leaves-an-audit-row": {
    from: "app/domain/pupil/move-pupil.server.ts",
    files: { "app/domain/pupil/move-pupil.server.ts": `export const movePupil = 1;` },
  },
};

interface Violation {
  from: string;
  rule: { name: string };
}

const houses: string[] = [];
afterEach(() => {
  for (const house of houses.splice(0)) rmSync(house, { recursive: true, force: true });
});

function raise(files: Record<string, string>): string {
  const house = mkdtempSync(join(tmpdir(), "boundaries-"));
  houses.push(house);
  for (const [path, source] of Object.entries(files)) {
    mkdirSync(dirname(join(house, path)), { recursive: true });
    writeFileSync(join(house, path), source);
  }
  for (const file of ["tsconfig.json", ".dependency-cruiser.cjs"])
    copyFileSync(join(root, file), join(house, file));
  symlinkSync(join(root, "node_modules"), join(house, "node_modules"));
  return house;
}

function inspect(house: string): Promise<Violation[]> {
  const cli = join(root, "node_modules/dependency-cruiser/bin/dependency-cruise.mjs");
  const args = [cli, "--config", ".dependency-cruiser.cjs", "--output-type", "json", "app", "db", "test"];
  return new Promise((done, fail) => {
    execFile(process.execPath, args, { cwd: house, maxBuffer: 2 ** 26 }, (error, stdout) => {
      if (!stdout) return fail(error ?? new Error("dependency-cruiser said nothing"));
      done((JSON.parse(stdout) as { summary: { violations: Violation[] } }).summary.violations);
    });
  });
}

describe("the boundaries of the house", () => {
  it("hold in a house that keeps them", async () => {
    expect(await inspect(raise(sound))).toEqual([]);
  });

  it("has a breach on purpose for every rule", () => {
    const names = [...rules.forbidden, ...rules.required].map((rule) => rule.name);
    expect(Object.keys(breaches).sort()).toEqual(names.sort());
  });

  for (const [rule, breach] of Object.entries(breaches)) {
    it(`reports a breach of ${rule}`, async () => {
      const violations = await inspect(raise({ ...sound, ...breach.files }));
      expect(violations).toContainEqual(
        expect.objectContaining({ from: breach.from, rule: expect.objectContaining({ name: rule }) }),
      );
    });
  }
});
