import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import { useTranslation } from "react-i18next";
import { signEveryMs } from "~/domain/report/presence";
import { paths } from "~/paths";
import type { ShownTogether } from "~/text/together-for-screen";

export interface StillMissing {
  missing: readonly string[];
  heldBack: readonly string[];
}

interface Together extends ShownTogether {
  reportId: string;
  still: StillMissing;
  /** A field has been saved: what is still missing. */
  told: (still: StillMissing) => void;
  /** The writer has gone to a field; "" is none. */
  at: (field: string) => void;
}

const TogetherContext = createContext<Together>({
  reportId: "",
  present: [],
  saved: {},
  still: { missing: [], heldBack: [] },
  told: () => {},
  at: () => {},
});

export const useTogether = () => useContext(TogetherContext);

interface ReportTogetherProps {
  reportId: string;
  /** As the page was read; with scripts it follows what happens. */
  together: ShownTogether;
  missing: readonly string[];
  heldBack: readonly string[];
  children: ReactNode;
}

/** Keeps a draft's page in touch with the others who have it open. Says which field is open, and nothing that stands in it. */
export function ReportTogether(props: ReportTogetherProps) {
  const { reportId, together, missing, heldBack, children } = props;
  const [live, setLive] = useState<ShownTogether | null>(null);
  const [now, setNow] = useState<StillMissing | null>(null);
  const at = useSigns(reportId, setLive);
  // What the loader has read since is newer than what was told before.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new reading is the only reason
  useEffect(() => setNow(null), [missing, heldBack]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new reading is the only reason
  useEffect(() => setLive(null), [together]);
  const value = useMemo(
    () => ({ reportId, ...(live ?? together), still: now ?? { missing, heldBack }, told: setNow, at }),
    [reportId, live, together, now, missing, heldBack, at],
  );
  return <TogetherContext.Provider value={value}>{children}</TogetherContext.Provider>;
}

/** A sign at once where the writer goes to a field, and every eighth second while the page is in view. */
function useSigns(reportId: string, heard: (together: ShownTogether) => void): (field: string) => void {
  const field = useRef("");
  const soon = useRef<ReturnType<typeof setTimeout>>();
  const refused = useRef(false);
  const sign = useCallback(
    async (gone: boolean) => {
      const body = new URLSearchParams({ field: field.current, ...(gone ? { gone: "yes" } : {}) });
      try {
        const answer = await fetch(paths.reportTogether(reportId), {
          method: "POST",
          body,
          redirect: "manual",
          keepalive: gone,
        });
        // Signed out, sent or no longer hers: silent until she does something here again.
        refused.current = !answer.ok;
        if (answer.ok && !gone) heard(await answer.json());
      } catch {
        // Not connected just now: the next sign tells.
      }
    },
    [reportId, heard],
  );
  useEffect(() => {
    const seen = () => sign(document.visibilityState === "hidden");
    const left = () => sign(true);
    seen();
    const every = setInterval(() => {
      if (document.visibilityState !== "hidden" && !refused.current) sign(false);
    }, signEveryMs);
    document.addEventListener("visibilitychange", seen);
    window.addEventListener("pagehide", left);
    return () => {
      clearInterval(every);
      clearTimeout(soon.current);
      document.removeEventListener("visibilitychange", seen);
      window.removeEventListener("pagehide", left);
    };
  }, [sign]);
  return useCallback(
    (next: string) => {
      if (next === field.current) return;
      field.current = next;
      clearTimeout(soon.current);
      soon.current = setTimeout(() => sign(false), 250);
    },
    [sign],
  );
}

/** Who else has the draft open, beside its parts. */
export function WhoIsHere() {
  const { t } = useTranslation("report-together");
  const { t: tf } = useTranslation("report-fields");
  const { present } = useTogether();
  if (present.length === 0) return null;
  return (
    <section className="here">
      <p>
        <b>{t("here.title")}</b>
      </p>
      <ul className="plain soft">
        {present.map(({ name, field }) => (
          <li key={name}>
            <b>{name}</b>
            {field ? <>: {tf(`${field}.label`)}</> : null}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** At a field: who is in it now, and who else saved it last. */
export function WhoWroteHere({ field, version }: { field: string; version: number }) {
  const { t } = useTranslation("report-together");
  const { present, saved } = useTogether();
  const here = present.filter((p) => p.field === field).map((p) => p.name);
  const last = saved[field];
  return (
    <span className="wrote">
      {here.length > 0 ? <b>{t("here.inField", { names: here.join(", ") })} </b> : null}
      {last && !last.mine && last.name ? t("here.lastBy", { name: last.name, time: last.at }) : null}
      {last && !last.mine && last.version > version ? (
        <>
          {" "}
          <a
            href={`#${field}`}
            onClick={(event) => {
              event.preventDefault();
              window.location.hash = field;
              window.location.reload();
            }}
          >
            {t("here.fetch")}
          </a>
        </>
      ) : null}
    </span>
  );
}
