import { renderToStaticMarkup } from "react-dom/server";
import { I18nextProvider } from "react-i18next";
import { expect, it } from "vitest";
import { textsIn } from "~/text/i18n.server";
import { RefusedPage } from "./error-page";

it("says of a form that could not be read that nothing was saved, and what to do", () => {
  const words = (language: "sv" | "en", status: number) =>
    renderToStaticMarkup(
      <I18nextProvider i18n={textsIn(language)}>
        <RefusedPage status={status} />
      </I18nextProvider>,
    );
  expect(words("sv", 400)).toMatch(/Formuläret gick inte att läsa.*Inget är sparat/);
  expect(words("en", 400)).toMatch(/form could not be read.*Nothing has been saved/i);
  expect(words("sv", 405)).not.toContain("Formuläret");
});
