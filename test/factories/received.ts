// A delivered report as the sender's side hands it to the reception.
import { createHash } from "node:crypto";
import type { StoreReceived } from "~/domain/reception/store-received.server";
import { aMoment } from "./world";

export const aFile = Buffer.from("%PDF-1.7 en orosanmälan");

export const aDelivery = (change: Partial<StoreReceived> = {}): StoreReceived => ({
  municipalityCode: "2282",
  reference: "7KQ-M4XH",
  digest: createHash("sha256")
    .update(change.file ?? aFile)
    .digest("hex"),
  file: aFile,
  content: { child: { name: "Alva Lindqvist" }, summary: "Sa: ”Jag vill inte gå hem.”" },
  child: { personalNumber: "201501022386", sex: "female", birthDate: null },
  acute: false,
  protectedIdentity: false,
  categories: ["neglect", "absence"],
  reporterKind: "school",
  feedbackRequested: true,
  now: aMoment,
  ...change,
});
