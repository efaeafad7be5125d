// Whether a file that somebody holds is one that was sealed here, and unaltered. For anybody, without signing in and
// without scripts. The file is read within bounds, answered for and forgotten.
import { type ActionFunctionArgs, data } from "@remix-run/node";
import { useActionData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { callerOf } from "~/access/bankid-sign-in.server";
import { TextField } from "~/components/ui/field";
import { Banner, PageTitle } from "~/components/ui/page-pieces";
import { SubmitButton } from "~/components/ui/submit-button";
import { verifyFile } from "~/domain/seal/verify-file.server";
import { files } from "~/form-data";
import { house } from "~/house.server";
import { formWithin } from "~/server/form-within.server";
import { RateGate } from "~/server/rate-gate.server";
import { dates } from "~/text/dates";
import { languageOf } from "~/text/i18n.server";
import { titled } from "~/text/titled";

export const meta = titled("verify");
export const handle = { scripts: false };

const megabytes = 40;
const bounds = { bytes: megabytes * 1_000_000, ms: 60_000 };
const gate = new RateGate({ windowMs: 60_000, perCaller: 10, inAll: 60, atOnce: 4 });

type Answer =
  | { kind: "intact"; by: string; at: string; superseded: boolean }
  | { kind: "altered" | "unknown" }
  | { kind: "refused"; why: "no_file" | "too_large" | "too_slow" | "unreadable" | "too_many" };

const refused = (why: Extract<Answer, { kind: "refused" }>["why"], status: number) =>
  data<Answer>({ kind: "refused", why }, { status });

export async function action({ request }: ActionFunctionArgs) {
  const language = await languageOf(request);
  const opened = await house();
  const leave = gate.enter(callerOf(request, opened.env).endUserIp, Date.now());
  if (!leave) return refused("too_many", 429);
  try {
    const read = await formWithin(request, bounds);
    if ("refused" in read)
      return refused(read.refused, { too_large: 413, too_slow: 408, unreadable: 422 }[read.refused]);
    const [file] = await files(read.form, "file");
    if (!file || file.bytes.length === 0) return refused("no_file", 422);
    const found = await verifyFile(opened, file.bytes);
    if (found.verdict !== "intact") return data<Answer>({ kind: found.verdict });
    const { sealedBy: by, sealedAt, superseded } = found;
    return data<Answer>({ kind: "intact", by, at: dates.when(sealedAt, language), superseded });
  } finally {
    leave();
  }
}

export default function Verify() {
  const { t } = useTranslation("verify");
  const answer = useActionData<typeof action>();
  const why = answer?.kind === "refused" ? answer.why : null;
  return (
    <article className="reading stack">
      <PageTitle title={t("title")} under={t("lead")} />
      {answer ? <Verdict answer={answer} /> : null}
      <form method="post" encType="multipart/form-data" className="card stack">
        <TextField
          name="file"
          type="file"
          required
          accept=".pdf,.json,application/pdf,application/json"
          label={t(answer && !why ? "fileAgain" : "file")}
          help={t("fileHelp", { megabytes })}
          error={why ? t(`refused.${why}`, { megabytes }) : null}
        />
        <div className="row">
          <SubmitButton>{t("submit")}</SubmitButton>
        </div>
      </form>
      <section>
        <h2>{t("what.title")}</h2>
        <ul className="plain">
          {(["answers", "nothingElse", "notKept", "paper"] as const).map((key) => (
            <li key={key}>{t(`what.${key}`)}</li>
          ))}
        </ul>
      </section>
    </article>
  );
}

function Verdict({ answer }: { answer: Answer }) {
  const { t } = useTranslation("verify");
  if (answer.kind === "refused") return null;
  if (answer.kind !== "intact")
    return (
      <div role="alert">
        <Banner title={t(`${answer.kind}.title`)}>{t(`${answer.kind}.body`)}</Banner>
      </div>
    );
  const { by, at, superseded } = answer;
  return (
    <>
      <Banner tone="done" title={t("intact.title")}>
        {t("intact.body", { by, at })}
      </Banner>
      <div role="status">
        <Banner tone={superseded ? "notice" : "note"}>{t(superseded ? "superseded" : "latest")}</Banner>
      </div>
    </>
  );
}
