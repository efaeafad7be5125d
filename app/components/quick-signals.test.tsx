import { renderToStaticMarkup } from "react-dom/server";
import { I18nextProvider } from "react-i18next";
import { expect, test, vi } from "vitest";
import { textsIn } from "~/text/i18n.server";
import { SignalForm } from "./quick-signals";

vi.mock("@remix-run/react", async (original) => ({
  ...(await original<object>()),
  useNavigation: () => ({ state: "idle" }),
}));

test("Enter in the line presses no signal: the form's first button, which Enter presses, does nothing", async () => {
  const signals = [{ value: "absence.0", name: "Frånvaro", category: "absence" as const }];
  const html = renderToStaticMarkup(
    <I18nextProvider i18n={await textsIn("sv")}>
      <SignalForm pupilId="p" idempotencyKey="k" signals={signals as never} />
    </I18nextProvider>,
  );
  const [first, ...others] = html.match(/<button[^>]*>/g) ?? [];
  expect(first).toMatch(/type="submit"[^>]*disabled/);
  expect(others.join()).toContain('value="absence.0"');
});
