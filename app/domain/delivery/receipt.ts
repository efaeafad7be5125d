// What a receipt says: that the receiver has stored exactly this, and when. Given only after durable storage, and believed
// only where it names what was sent: a receiver that answers for something else has not answered. Names neither child nor
// reporter. Pure. Source: issue 'Delivery ledger'; the digest is SHA-256 (FIPS 180-4) over the delivered document's bytes,
// in lower-case hexadecimal.

interface Named {
  reference: string;
  municipalityCode: string;
  digest: string;
}

export interface Receipt extends Named {
  /** The receiver's own number of it. */
  number: string;
  storedAt: Date;
}

export function isReceiptFor(receipt: Receipt, sent: Named): boolean {
  return (
    receipt.number !== "" &&
    receipt.reference === sent.reference &&
    receipt.municipalityCode === sent.municipalityCode &&
    receipt.digest === sent.digest
  );
}
