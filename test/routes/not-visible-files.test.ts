// What does not exist and what is somebody else's get the same 404: files of a thread, and those on their way into it.
import { eq, isNull } from "drizzle-orm";
import { vi } from "vitest";
import type { StaffCtx } from "~/access/context.server";
import { beginUpload } from "~/domain/attachment/begin-upload.server";
import { addPupilFile } from "~/domain/pupil-file/add-pupil-file.server";
import { paths } from "~/paths";
import { attachment } from "~db/schema/concern.server";
import { logged, staged } from "~test/factories/logged";
import { doorsAreShut, type ShutDoors } from "~test/factories/shut-doors";
import type { World } from "~test/factories/world";

vi.mock("~/house.server", async () => ({ house: (await import("~test/factories/open-house")).openedHouse }));

const cases: ShutDoors = {
  attachment: [
    {
      door: () => import("~/routes/attachments.$attachmentId"),
      param: "attachmentId",
      path: paths.attachment,
    },
  ],
  thumbnail: [
    {
      door: () => import("~/routes/attachments.$attachmentId_.thumbnail"),
      param: "attachmentId",
      path: paths.attachmentThumbnail,
    },
  ],
  pupilFile: [
    {
      door: () => import("~/routes/attachments.$attachmentId_.remove"),
      param: "attachmentId",
      path: paths.removePupilFile,
      form: { do: "remove" },
    },
  ],
  upload: ["finish" as const, "cancel" as const].map((what) => ({
    door: () => import("~/routes/uploads.$uploadId"),
    param: "uploadId",
    path: (id: string) => paths.upload(id, { do: what }),
    form: { name: "a" },
  })),
};

const onePixel =
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

async function anAttachment(teacher: StaffCtx, world: World, name: string, bytes: Buffer): Promise<string> {
  const concernId = await logged(teacher, world.pupilId, { files: [{ name, bytes }] });
  const [file] = await world.db.read
    .select({ id: attachment.id })
    .from(attachment)
    .where(eq(attachment.concernId, concernId));
  return file?.id ?? "";
}

async function aPupilFile(teacher: StaffCtx, world: World): Promise<string> {
  const uploads = await staged(teacher, [{ name: "plan.txt", bytes: Buffer.from("plan") }]);
  await addPupilFile(teacher, {
    pupilId: world.pupilId,
    title: "Plan",
    circle: "",
    uploads,
    idempotencyKey: "f",
  });
  const [file] = await world.db.read
    .select({ id: attachment.id })
    .from(attachment)
    .where(isNull(attachment.concernId));
  return file?.id ?? "";
}

doorsAreShut(cases, async (world, teacher) => ({
  attachment: await anAttachment(teacher, world, "brev.txt", Buffer.from("hej")),
  thumbnail: await anAttachment(teacher, world, "bild.png", Buffer.from(onePixel, "base64")),
  pupilFile: await aPupilFile(teacher, world),
  upload: (await beginUpload(teacher, { name: "a.txt", size: 3 })).uploadId,
}));
