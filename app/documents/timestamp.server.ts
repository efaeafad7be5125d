import { type DigestAlgorithm, HttpTimestampAuthority, type TimestampAuthority } from "@libpdf/core";
import * as asn1 from "asn1js";
import * as pki from "pkijs";

// Time stamps for the seal (PAdES B-T): asks a server for one over the signature's digest, and takes none that is over
// anything else. Does not judge who runs the server: whoever reads the document does. Source: RFC 3161, 2.4.2.

const timeoutMs = 5_000;

export class TimestampRefused extends Error {
  override readonly name = "TimestampRefused";
  constructor(readonly reason: "not-a-token" | "over-something-else") {
    super(`The time stamp is not used: ${reason}`);
  }
}

export function timestampsFrom(url: string): TimestampAuthority {
  const server = new HttpTimestampAuthority(url, { timeout: timeoutMs });
  return {
    async timestamp(digest: Uint8Array, algorithm: DigestAlgorithm) {
      const token = await server.timestamp(digest, algorithm);
      if (!Buffer.from(digest).equals(stampedDigest(token)))
        throw new TimestampRefused("over-something-else");
      return token;
    },
  };
}

function stampedDigest(token: Uint8Array): Uint8Array {
  try {
    const content = pki.ContentInfo.fromBER(new Uint8Array(token).buffer);
    const signed = new pki.SignedData({ schema: content.content });
    const info = signed.encapContentInfo.eContent;
    if (!(info instanceof asn1.OctetString)) throw new TimestampRefused("not-a-token");
    const stamp = pki.TSTInfo.fromBER(new Uint8Array(info.getValue()).buffer);
    return new Uint8Array(stamp.messageImprint.hashedMessage.valueBlock.valueHexView);
  } catch {
    throw new TimestampRefused("not-a-token");
  }
}
