// A second provider of electronic identities, in memory: it speaks nothing of BankID's and signs with a key of its own.
// It shows that nothing above the port knows BankID, and is quick.
import { generateKeyPairSync, randomUUID, sign, verify } from "node:crypto";
import type {
  Collected,
  ExpectedSignature,
  SignatureVerdict,
  SigningEvidence,
  SigningOrder,
  SigningPort,
  StartOrder,
} from "~/integrations/signing/port";

interface Person {
  personalNumber: string;
  givenName: string;
  surname: string;
}

interface Placed {
  request: StartOrder;
  outcome: Collected;
}

export interface MemorySigning {
  port: SigningPort;
  /** The orders that wait, oldest first. */
  waiting(): string[];
  /** The person says yes to the order; of several persons the one named. */
  approve(orderRef: string, personalNumber?: string): boolean;
  decline(orderRef: string): boolean;
  requestOf(orderRef: string): StartOrder | undefined;
}

const provider = "testid";
const keys = generateKeyPairSync("ed25519");

const signedText = (kind: string, person: string, text = "", data = "") =>
  Buffer.from(JSON.stringify([kind, person, text, data]));

export function memorySigning({
  people,
  now,
}: {
  people: readonly [Person, ...Person[]];
  now: () => Date;
}): MemorySigning {
  const orders = new Map<string, Placed>();
  const end = (orderRef: string, outcome: (placed: Placed) => Collected | null) => {
    const placed = orders.get(orderRef);
    const next = placed?.outcome.status === "pending" ? outcome(placed) : null;
    if (placed && next) placed.outcome = next;
    return next !== null;
  };
  return {
    port: {
      provider,
      start: async (request) => {
        if (request.kind === "sign" && !request.visibleText)
          return { ok: false, problem: "invalidParameters" };
        const orderRef = randomUUID();
        orders.set(orderRef, { request, outcome: { status: "pending", hint: "delivered" } });
        const tokens = { autoStartToken: orderRef, qrStartToken: "", qrStartSecret: "" };
        const { kind } = request;
        return { ok: true, value: { provider, kind, orderRef, ...tokens, startedAt: now().getTime() } };
      },
      collect: async (orderRef) => {
        const placed = orders.get(orderRef);
        if (!placed) return { ok: false, problem: "invalidParameters" };
        if (placed.outcome.status !== "pending") orders.delete(orderRef);
        return { ok: true, value: placed.outcome };
      },
      cancel: async (orderRef) =>
        orders.delete(orderRef) ? { ok: true, value: null } : { ok: false, problem: "invalidParameters" },
      qrFrame: (order: SigningOrder) => `testid:${order.orderRef}`,
      startLinks: (order) => ({
        mobile: `testid://${order.orderRef}`,
        desktop: `testid://${order.orderRef}`,
      }),
      messageKey: (news) => (news.status === "pending" ? "wait" : "over"),
      verify: async (evidence, expected) => judge(evidence, expected),
    },
    waiting: () => [...orders].filter(([, o]) => o.outcome.status === "pending").map(([ref]) => ref),
    requestOf: (orderRef) => orders.get(orderRef)?.request,
    decline: (orderRef) => end(orderRef, () => ({ status: "failed", hint: "rejected" })),
    approve: (orderRef, personalNumber) =>
      end(orderRef, ({ request }) => {
        const who = personalNumber ?? request.personalNumber ?? people[0].personalNumber;
        const person = people.find((each) => each.personalNumber === who);
        if (!person || (request.personalNumber && request.personalNumber !== who)) return null;
        return completed(request, person);
      }),
  };
}

function completed(request: StartOrder, person: Person): Collected {
  const { kind, visibleText, invisibleData } = request;
  const signedBytes = signedText(kind, person.personalNumber, visibleText, invisibleData);
  return {
    status: "complete",
    person: { ...person, name: `${person.givenName} ${person.surname}` },
    evidence: {
      provider,
      signature: sign(null, signedBytes, keys.privateKey).toString("base64"),
      ocspResponse: null,
      signedBytes: new Uint8Array(signedBytes),
    },
    device: { ipAddress: null },
  };
}

function judge(
  { signature, signedBytes }: Pick<SigningEvidence, "signature" | "signedBytes">,
  expected: ExpectedSignature,
): SignatureVerdict {
  if (!verify(null, signedBytes, keys.publicKey, Buffer.from(signature, "base64")))
    return { ok: false, fault: "altered" };
  const [kind, person, text, data] = JSON.parse(Buffer.from(signedBytes).toString()) as string[];
  if (kind !== expected.kind) return { ok: false, fault: "otherPurpose" };
  if (person !== expected.personalNumber) return { ok: false, fault: "otherPerson" };
  if (text !== (expected.visibleText ?? "")) return { ok: false, fault: "otherText" };
  if (data !== (expected.invisibleData ?? "")) return { ok: false, fault: "otherData" };
  const signerCertificate = new Uint8Array(keys.publicKey.export({ type: "spki", format: "der" }));
  return { ok: true, personalNumber: person ?? "", signedBytes, signerCertificate, revocation: "unproven" };
}
