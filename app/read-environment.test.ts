import { describe, expect, it } from "vitest";
import { databaseEngine, EnvironmentError, readEnv } from "./env.server";

const production = {
  NODE_ENV: "production",
  APP_MODE: "production",
  DATABASE_URL: "sqlite:/srv/thread/main.db",
  KEYS_DATABASE_URL: "sqlite:/srv/thread-keys/keys.db",
  PUBLIC_URL: "https://traden.example",
  MASTER_KEY_FILE: "/run/secrets/master",
  SEAL_P12_FILE: "/run/secrets/seal.p12",
  SEAL_PASSPHRASE_FILE: "/run/secrets/seal-word",
  BANKID_URL: "https://bankid.example/rp/v6.0",
  BANKID_P12_FILE: "/run/secrets/bankid.p12",
  BANKID_PASSPHRASE_FILE: "/run/secrets/bankid-word",
  BANKID_CA_FILE: "/run/secrets/bankid-ca.pem",
  BANKID_SIGNATURE_CA_FILE: "/run/secrets/people-ca.pem",
};

function problems(source: Record<string, string | undefined>): string[] {
  try {
    readEnv(source);
  } catch (error) {
    if (error instanceof EnvironmentError) return error.problems;
    throw error;
  }
  return [];
}

describe("in production", () => {
  it("reads a complete configuration, without demo or simulators", () => {
    expect(readEnv(production)).toMatchObject({
      mode: "production",
      engine: "sqlite",
      port: 3000,
      demoSignIn: false,
      simulators: false,
      seal: { p12File: "/run/secrets/seal.p12" },
      bankid: { url: "https://bankid.example/rp/v6.0" },
    });
  });

  it("is what an empty environment asks for, and names every missing variable at once", () => {
    const required = Object.keys(production).filter((name) => !["NODE_ENV", "APP_MODE"].includes(name));
    expect(problems({}).sort()).toEqual(required.map((name) => `${name} is missing.`).sort());
  });

  it("counts an empty value as missing, and shows no value", () => {
    const found = problems({ ...production, MASTER_KEY_FILE: "  ", PUBLIC_URL: "http://secret.example" });
    expect(found.sort()).toEqual([
      "MASTER_KEY_FILE is missing.",
      "PUBLIC_URL must be an address that begins with https://.",
    ]);
  });

  it.each([
    [{ DEMO_SIGN_IN: "1" }, "DEMO_SIGN_IN cannot be used in production."],
    [{ SIMULATORS: "yes" }, "SIMULATORS cannot be used in production."],
    [{ BANKID_SIMULATOR: "1" }, "BANKID_SIMULATOR cannot be used in production."],
    [{ MAIL_SIMULATOR: "http://127.0.0.1:1/" }, "MAIL_SIMULATOR cannot be used in production."],
    [{ SMTP_URL: "smtp://mail.example" }, "MAIL_FROM is missing: mail is configured whole or not at all."],
    [
      { MAIL_DIGEST: "1", MAIL_FROM: "a@b.example" },
      "SMTP_URL is missing: mail is configured whole or not at all.",
    ],
    [
      { SMTP_URL: "smtp://mail.example", MAIL_FROM: "a@b.example", SMTP_USER: "school" },
      "SMTP_PASSWORD_FILE is missing: user and password go together.",
    ],
    [
      { SMTP_URL: "smtp://mail.example", MAIL_FROM: "a@b.example", MAIL_DIGEST: "yes" },
      "MAIL_DIGEST must be 0 or 1.",
    ],
    [{ CHANNELS_SIMULATOR: "http://127.0.0.1:1/" }, "CHANNELS_SIMULATOR cannot be used in production."],
    [
      { BANKID_URL: "https://localhost:9000/rp/v6.0" },
      "BANKID_URL must not be on this machine: simulators are for the demo.",
    ],
    [{ DATABASE_URL: "pglite:" }, "DATABASE_URL must not be in memory."],
    [{ DATABASE_URL: "mysql://x" }, "DATABASE_URL must begin with sqlite: or postgres://."],
    [{ PORT: "eighty" }, "PORT must be a number from 0 to 65535."],
    [{ DB_ENGINE: "postgres" }, "DB_ENGINE and DATABASE_URL name different engines."],
    [
      { KEYS_DATABASE_URL: production.DATABASE_URL },
      "KEYS_DATABASE_URL must be another database than DATABASE_URL.",
    ],
    [
      { KEYS_DATABASE_URL: "sqlite:/srv/thread/keys.db" },
      "KEYS_DATABASE_URL must lie in another folder than DATABASE_URL, so that one backup cannot hold both.",
    ],
    [
      { KEYS_DATABASE_URL: "postgres://host/keys" },
      "DATABASE_URL and KEYS_DATABASE_URL must be of the same engine.",
    ],
  ])("refuses %j", (wrong, problem) => {
    expect(problems({ ...production, ...wrong })).toEqual([problem]);
  });

  it("does not take an unknown mode for a demo", () => {
    expect(problems({ ...production, APP_MODE: "Demo", DEMO_SIGN_IN: "1" })).toEqual([
      "APP_MODE must be one of demo, production, test.",
      "DEMO_SIGN_IN cannot be used in production.",
    ]);
  });
});

describe("in a demo", () => {
  it("needs nothing but its mode", () => {
    expect(readEnv({ APP_MODE: "demo", DATA_DIR: "invented/demo", PORT: "0" })).toMatchObject({
      mode: "demo",
      databaseUrl: "sqlite:invented/demo/main.db",
      keysDatabaseUrl: "sqlite:invented/demo/keys/keys.db",
      masterKeyFile: "invented/demo/keys/master.key",
      port: 0,
      publicUrl: null,
      demoSignIn: true,
      simulators: true,
      bankid: null,
      seal: null,
    });
  });
});

describe("the engine", () => {
  it("is DB_ENGINE's, else the address's, else SQLite", () => {
    expect(databaseEngine({ DB_ENGINE: "postgres" })).toBe("postgres");
    expect(databaseEngine({ DATABASE_URL: "postgresql://host/db" })).toBe("postgres");
    expect(databaseEngine({})).toBe("sqlite");
    expect(() => databaseEngine({ DB_ENGINE: "oracle" })).toThrow(EnvironmentError);
  });
});
