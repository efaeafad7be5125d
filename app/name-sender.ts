// In the browser: each form that is posted from this page says whose page it is (form-sender). That stays as it was when the
// page came: another account that signs in beside does not make it hers.
import { senderField } from "./form-sender";

export function nameSender(): void {
  const sender = document.querySelector<HTMLMetaElement>('meta[name="page-of"]')?.content;
  if (!sender) return;
  addEventListener("formdata", ({ target, formData }) => {
    if (!(target instanceof HTMLFormElement) || target.getAttribute("method")?.toLowerCase() !== "post")
      return;
    // A form that waits here says whose it is, or has a writer of its own.
    if (!formData.has("writer") && !formData.has(senderField)) formData.set(senderField, sender);
  });
}
