/** A sentence with its number as something to press: who reads it on a phone is to call. */
export function PhoneIn({ text, phone }: { text: string; phone: string }) {
  const at = phone === "" ? -1 : text.indexOf(phone);
  if (at < 0) return text;
  return (
    <>
      {text.slice(0, at)}
      <a className="whitespace-nowrap" href={`tel:${phone.replace(/[^\d+]/g, "")}`}>
        {phone}
      </a>
      {text.slice(at + phone.length)}
    </>
  );
}
