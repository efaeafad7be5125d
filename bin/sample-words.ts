// The texts that a report's document is made of, in Swedish, for programs without the pages' own loading of texts.
import type { Words } from "../app/domain/report/words";
import { createTexts } from "../app/text/i18n";
import { report } from "../app/text/sv/report";
import { reportFields } from "../app/text/sv/report-fields";
import { reportForm } from "../app/text/sv/report-form";
import { routing } from "../app/text/sv/routing";

export function sampleWords(): Words {
  const { t } = createTexts("sv", {
    report,
    "report-fields": reportFields,
    "report-form": reportForm,
    routing,
  });
  return (key, params) => t(key, params ?? {});
}
