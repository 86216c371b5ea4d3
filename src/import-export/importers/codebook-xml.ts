import type { Code } from "../../annotation/code-record.ts";
import { t } from "../../locale/i18n.ts";
import { FIXED_GROUP_IDS, TOPIC_GROUP_ID } from "../formats/refi-qda.ts";
import { stableIdOf } from "../import-helpers.ts";
import { ImportError, type Importer, type ImportIssue, type LocatedRecord } from "../import-types.ts";
import { isIssue, parseRecord } from "../parse-record.ts";
import { readXml, type XmlElement } from "../read-xml.ts";
import { codeSchema } from "../record-schemas.ts";

/** The colour of a code for which a file gives none. */
const NO_COLOR = "#7f7f7f";

/**
 * Reads a REFI-QDA codebook, as NVivo, ATLAS.ti, MAXQDA, QualCoder and we ourselves write it. Of our own codebooks, the
 * speakers, acts and parts are left out.
 */
export const codebookXmlImporter: Importer = {
  id: "qdc",
  title: "title_codebook",
  canRead: ({ text }) => text.slice(0, 2000).includes("<CodeBook") || text.slice(0, 2000).includes(":CodeBook"),
  read({ text, date }) {
    const root = readXml(text);
    const list = root?.name === "CodeBook" ? root.children.find(({ name }) => name === "Codes") : undefined;
    if (!list) throw new ImportError(t("fault_codebook"));
    const codes: LocatedRecord<Code>[] = [];
    const issues: ImportIssue[] = [];
    const visit = (elements: readonly XmlElement[], parent: string | undefined) => {
      for (const [order, element] of elements.filter(({ name }) => name === "Code").entries()) {
        const { attributes, children } = element;
        const guid = attributes.get("guid")?.toLowerCase() ?? "";
        if (FIXED_GROUP_IDS.has(guid)) continue;
        if (guid === TOPIC_GROUP_ID) {
          visit(children, parent);
          continue;
        }
        const id = stableIdOf("code", attributes.get("guid"), attributes.get("name") ?? "");
        const given = {
          id,
          name: attributes.get("name"),
          definition: children.find(({ name }) => name === "Description")?.text.trim() ?? "",
          color: attributes.get("color")?.toLowerCase() ?? NO_COLOR,
          ...(parent !== undefined && { parent }),
          order,
          created: date,
          modified: date,
        };
        const location = t("location_code", { number: codes.length + issues.length + 1 });
        const read = parseRecord(codeSchema, given, location);
        if (isIssue(read)) issues.push(read);
        else codes.push({ location, record: read });
        visit(children, isIssue(read) ? parent : id);
      }
    };
    visit(list.children, undefined);
    return { notes: [], readouts: [], corrections: [], codes, issues };
  },
};
