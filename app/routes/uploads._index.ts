// Begins an upload. Called by the page's script.
import type { ActionFunctionArgs } from "@remix-run/node";
import { asStaff } from "~/access/guard.server";
import { beginUpload } from "~/domain/attachment/begin-upload.server";
import { field, readForm } from "~/form-data";
import { uploadAnswer } from "~/upload-answer";

export async function action({ request }: ActionFunctionArgs) {
  return asStaff({ request }, (ctx) =>
    uploadAnswer(async () => {
      const form = await readForm(request);
      const size = field(form, "size");
      return beginUpload(ctx, {
        name: field(form, "name"),
        size: /^\d{1,15}$/.test(size) ? Number(size) : -1,
      });
    }),
  );
}
