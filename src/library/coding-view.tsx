import { t } from "../locale/i18n.ts";
import { AgreementSection } from "./agreement-section.tsx";
import { CodebookSection } from "./codebook-section.tsx";
import { ProgressSection } from "./progress-section.tsx";
import { formatRoute } from "./route.ts";

/** The parts of the view, by the subjects of their routes, with their labels. */
const PARTS = [
  ["", "coding_codebook"],
  ["progress", "coding_progress"],
  ["agreement", "coding_agreement"],
] as const;

/** The view of the coding: the codebook, the progress of each coder, and the agreement of coders. */
export function CodingView({ part }: { readonly part: string }) {
  const [current] = PARTS.find(([subject]) => subject === part) ?? PARTS[0];
  return (
    <div class="narrow coding">
      <h1 tabIndex={-1}>{t("nav_coding")}</h1>
      <nav class="parts" aria-label={t("coding_parts")}>
        {PARTS.map(([subject, label]) => (
          <a
            key={subject}
            href={formatRoute("coding", subject)}
            aria-current={subject === current ? "page" : undefined}
          >
            {t(label)}
          </a>
        ))}
      </nav>
      {current === "" && <CodebookSection />}
      {current === "progress" && <ProgressSection />}
      {current === "agreement" && <AgreementSection />}
    </div>
  );
}
