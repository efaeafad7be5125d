/**
 * What we send to the Lifecare integrator and read from it, in our own words, for the adapter and the simulator.
 * Source: Sundsvall's api-service-lifecare-integrator 1.0: POST /{municipalityId}/actualisations answers 201 with the
 * matter's id; POST …/{id}/attachments takes a form of parts and answers 204.
 */
import { z } from "zod";

export const newMatter = z.strictObject({
  partyId: z.uuid(),
  date: z.iso.date(),
  typeId: z.int(),
  fromWhoId: z.int().optional(),
  reasonId: z.int().optional(),
  organisationId: z.int().optional(),
});
export type NewMatter = z.infer<typeof newMatter>;

export const matterMade = z.object({ id: z.int().positive() });

export const attachmentParts = z.strictObject({
  documentType: z.string().regex(/\S/),
  senderType: z.string().regex(/\S/),
  title: z.string().regex(/\S/).max(255),
  file: z.instanceof(Blob),
});
