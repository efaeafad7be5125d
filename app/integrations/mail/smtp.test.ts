import { afterEach, describe, expect, it } from "vitest";
import { issue, makeKeys, pemOf, privateKeyPem } from "../signing/simulator-certificates.server";
import { chooseMail } from "./index.server";
import { type MailOutcome, type MailSimulator, startMailSimulator } from "./simulator.server";
import { createSmtp, type SmtpConnection } from "./smtp.server";

const open: MailSimulator[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((server) => server.close()));
});

async function aServer(...script: MailOutcome[]) {
  const server = await startMailSimulator();
  open.push(server);
  server.script.push(...script);
  return server;
}

const mail = {
  of: ["notice", "7"],
  to: "mottagning@eks.example",
  subject: "Röda tråden",
  text: "Något har kommit in.\n",
};
const through = (server: MailSimulator, change: Partial<SmtpConnection> = {}) =>
  createSmtp({
    host: "127.0.0.1",
    port: Number(new URL(server.url).port),
    secure: false,
    requireTls: false,
    from: "trad@skola.example",
    login: null,
    ca: null,
    ...change,
  });

describe("a mail", () => {
  it("reaches the server as composed, with no header that tells more", async () => {
    const server = await aServer();
    expect(await through(server).send(mail)).toEqual({ sent: true });
    const [first] = server.mails;
    expect(first).toMatchObject({ from: "trad@skola.example", to: [mail.to] });
    expect(first?.text.replaceAll("\r", "")).toBe(mail.text);
    const headers =
      (first?.raw ?? "")
        .split("\r\n\r\n")[0]
        ?.replace(/\r\n\s+/g, " ")
        .split("\r\n") ?? [];
    expect(headers.map((line) => line.split(":")[0]?.toLowerCase()).sort()).toEqual(
      [
        "auto-submitted",
        "content-transfer-encoding",
        "content-type",
        "date",
        "from",
        "message-id",
        "mime-version",
        "subject",
        "to",
        "x-auto-response-suppress",
      ].sort(),
    );
  });

  it("has the same Message-ID at each attempt, which tells nothing, and another mail has another", async () => {
    const server = await aServer();
    for (const of of [mail.of, mail.of, ["notice", "8"], ["notice,7"], ["link", "7"]])
      await through(server).send({ ...mail, of });
    const ids = server.mails.map(({ raw }) => /^message-id: (.*)$/im.exec(raw)?.[1] ?? "");
    expect(ids[0]).toMatch(/^<[0-9a-f]{40}@skola\.example>$/);
    expect(ids[1]).toBe(ids[0]);
    expect(new Set(ids).size).toBe(4);
  });

  it("wants to hear that it did not arrive, at the sender's address, and no other answer of a machine's", async () => {
    const server = await aServer();
    await through(server).send(mail);
    const [taken] = server.mails;
    expect(taken?.from).toBe("trad@skola.example");
    const said = /^x-auto-response-suppress: (.*)$/im.exec(taken?.raw ?? "")?.[1]?.split(", ");
    expect(said).toEqual(["DR", "RN", "NRN", "OOF", "AutoReply"]);
  });

  it.each<[MailOutcome, string]>([
    ["later", "try_later"],
    ["never", "refused"],
    ["die", "unreachable"],
    ["hang", "unreachable"],
  ])("that the server answers with %s is not sent: %s", async (outcome, fault) => {
    const server = await aServer(outcome);
    expect(await through(server, { longestMs: 300 }).send(mail)).toEqual({ sent: false, fault });
    expect(server.attempts).toBe(1);
    expect(server.mails).toEqual([]);
  });

  it("is not sent where nobody answers", async () => {
    const server = await aServer();
    await server.close();
    open.length = 0;
    expect(await through(server).send(mail)).toEqual({ sent: false, fault: "unreachable" });
  });
});

describe("TLS", () => {
  it("is demanded: a server that offers none hears nothing of the mail", async () => {
    const server = await aServer();
    expect(await through(server, { requireTls: true }).send(mail)).toMatchObject({ sent: false });
    expect(server.attempts).toBe(0);
  });

  it("holds by the named authority alone, and then the mail goes through it", async () => {
    const span = { notBefore: new Date(Date.now() - 86_400_000), notAfter: new Date("2040-01-01") };
    const [ours, other] = await Promise.all(
      ["Mail CA", "Another CA"].map(async (commonName) =>
        issue({ commonName, kind: "authority", ...span }, await makeKeys("ec")),
      ),
    );
    const made = await issue(
      { commonName: "localhost", kind: "server", ...span },
      await makeKeys("ec"),
      ours,
    );
    const server = await startMailSimulator({
      tls: { cert: pemOf(made.certificate), key: await privateKeyPem(made.keys) },
    });
    open.push(server);
    const sendTrusting = (ca: string | null) =>
      through(server, { requireTls: true, host: "localhost", ca }).send(mail);
    expect(await sendTrusting(other ? pemOf(other.certificate) : "")).toMatchObject({ sent: false });
    expect(await sendTrusting(null)).toMatchObject({ sent: false });
    expect(server.attempts).toBe(0);
    expect(await sendTrusting(ours ? pemOf(ours.certificate) : "")).toEqual({ sent: true });
    expect(server.mails).toHaveLength(1);
  });
});

describe("the choice", () => {
  const config = { mode: "production", url: "smtp://mail.example:587", login: null, ca: null } as const;
  const from = "trad@skola.example";

  it("takes a server elsewhere", () => {
    expect(chooseMail({ ...config, from })).toHaveProperty("send");
    expect(chooseMail({ ...config, from, mode: "demo", url: "smtp://127.0.0.1:2525" })).toHaveProperty(
      "send",
    );
  });

  it.each([
    [{ url: "smtp://127.0.0.1:25" }, "on this machine"],
    [{ url: "smtps://localhost" }, "on this machine"],
    [{ url: "smtp://[::1]:25" }, "on this machine"],
    [{ url: "http://mail.example" }, "smtp://host:port"],
    [{ url: "smtp://user:secret@mail.example" }, "smtp://host:port"],
    [{ from: "a@b.example, c@d.example" }, "one address"],
    [{ ca: "no certificate" }, "not PEM"],
  ])("refuses %j", (change, words) => {
    expect(() => chooseMail({ ...config, from, ...change })).toThrow(words);
    expect(() => chooseMail({ ...config, from, ...change })).not.toThrow("secret");
  });
});
