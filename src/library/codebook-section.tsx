import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { nextColor, type PlacedCode, placeCodes } from "../annotation/code-record.ts";
import { formatNumber, t } from "../locale/i18n.ts";
import { countTagUses } from "../store/codes-store.ts";
import { Icon } from "../ui/icon.tsx";
import { ColorSwatch } from "../ui/tag-chip.tsx";
import { runAddCode, runMoveCode, runRemoveCode } from "./code-actions.ts";
import { CodeForm, EditedCode } from "./code-form.tsx";
import { CodebookFiles } from "./codebook-files.tsx";
import { useLibrary } from "./library-context.ts";
import { formatRoute } from "./route.ts";
import { useLatest } from "./use-latest.ts";

const NO_USES: ReadonlyMap<string, number> = new Map();

/** The codebook: the codes as a tree, with forms to add, change, move, merge and delete them, and its files. */
export function CodebookSection() {
  const library = useLibrary();
  const { codes, store, revision } = library;
  const placed = useMemo(() => placeCodes(codes), [codes]);
  const uses = useLatest(() => countTagUses(store), NO_USES, [store, revision]);
  const [edited, edit] = useState("");
  const table = useRef<HTMLTableElement>(null);
  /** The code and the button that have the focus when the table is rendered again. */
  const focused = useRef<{ readonly id: string; readonly name: string }>(undefined);
  useEffect(() => {
    const { id, name } = focused.current ?? {};
    const row = id === undefined ? null : table.current?.querySelector(`[data-entry="${id}"]`);
    const button = row?.querySelector<HTMLButtonElement>(`[name="${name}"]:not(:disabled)`);
    (button ?? row?.querySelector<HTMLButtonElement>("button:not(:disabled)"))?.focus();
    focused.current = undefined;
  }, [codes, edited]);
  return (
    <>
      <p>{t("codebook_text")}</p>
      <p class="found" role="status">
        {t("codes_count", { count: codes.length })}
      </p>
      {placed.length > 0 && (
        <section class="table-scroll">
          <table class="table codebook" ref={table}>
            <caption class="visually-hidden">{t("coding_codebook")}</caption>
            <thead>
              <tr>
                <th scope="col">{t("code_name")}</th>
                <th scope="col">{t("code_definition")}</th>
                <th scope="col" class="number">
                  {t("code_uses")}
                </th>
                <th scope="col">
                  <span class="visually-hidden">{t("code_actions")}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {placed.map((one) =>
                edited === one.code.id ? (
                  <tr key={one.code.id} data-entry={one.code.id}>
                    <td colSpan={4}>
                      <EditedCode
                        code={one.code}
                        onClose={() => {
                          focused.current = { id: one.code.id, name: "edit" };
                          edit("");
                        }}
                      />
                    </td>
                  </tr>
                ) : (
                  <CodeRow
                    key={one.code.id}
                    placed={one}
                    uses={uses.get(one.code.name) ?? 0}
                    onEdit={() => edit(one.code.id)}
                    onMove={(by) => {
                      focused.current = { id: one.code.id, name: by === 1 ? "down" : "up" };
                      void runMoveCode(library, one.code, by);
                    }}
                  />
                ),
              )}
            </tbody>
          </table>
        </section>
      )}
      <section class="setting" aria-labelledby="new-code">
        <h2 id="new-code">{t("code_new")}</h2>
        <div class="setting-body">
          <CodeForm key={codes.length} code={undefined} onSave={(fields) => void runAddCode(library, fields)} />
        </div>
      </section>
      <TagsWithoutCode uses={uses} />
      <CodebookFiles />
    </>
  );
}

/** The number of tags without a code that are listed, the most frequent ones first. */
const MAX_OTHER_TAGS = 30;

/** Shows the tags that no code has, each with a button that makes a code of it. */
function TagsWithoutCode({ uses }: { readonly uses: ReadonlyMap<string, number> }) {
  const library = useLibrary();
  const { codes } = library;
  const others = [...uses].filter(([tag]) => !codes.some(({ name }) => name === tag)).sort((a, b) => b[1] - a[1]);
  if (others.length === 0) return null;
  return (
    <section class="setting" aria-labelledby="other-tags">
      <h2 id="other-tags">{t("tags_without_code")}</h2>
      <ul class="setting-body other-tags">
        {others.slice(0, MAX_OTHER_TAGS).map(([tag, count]) => (
          <li key={tag}>
            <bdi>{tag}</bdi> <span class="count">{formatNumber(count)}</span>
            <button
              type="button"
              class="button"
              aria-label={t("code_from_tag", { tag })}
              onClick={() =>
                void runAddCode(library, { name: tag, definition: "", color: nextColor(codes), parent: undefined })
              }
            >
              {t("code_make")}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

interface RowProps {
  readonly placed: PlacedCode;
  readonly uses: number;
  readonly onEdit: () => void;
  readonly onMove: (by: 1 | -1) => void;
}

function CodeRow({ placed: { code, depth }, uses, onEdit, onMove }: RowProps) {
  const library = useLibrary();
  const { name, definition, color } = code;
  const siblings = placeCodes(library.codes).filter((one) => one.code.parent === code.parent);
  const at = siblings.findIndex((one) => one.code.id === code.id);
  return (
    <tr data-entry={code.id}>
      <th scope="row" style={{ paddingInlineStart: `${depth * 20}px` }}>
        <ColorSwatch color={color} /> <bdi>{name}</bdi>
      </th>
      <td dir="auto">{definition}</td>
      <td class="number">
        {uses > 0 ? (
          <a href={formatRoute("attributions", new URLSearchParams({ tag: name }).toString())}>{formatNumber(uses)}</a>
        ) : (
          formatNumber(0)
        )}
      </td>
      <td class="code-buttons">
        <button type="button" name="edit" class="icon-button" aria-label={t("code_edit", { name })} onClick={onEdit}>
          <Icon name="edit" />
        </button>
        <button
          type="button"
          name="up"
          class="icon-button up"
          aria-label={t("code_up", { name })}
          disabled={at <= 0}
          onClick={() => onMove(-1)}
        >
          <Icon name="previous" />
        </button>
        <button
          type="button"
          name="down"
          class="icon-button down"
          aria-label={t("code_down", { name })}
          disabled={at >= siblings.length - 1}
          onClick={() => onMove(1)}
        >
          <Icon name="next" />
        </button>
        <button
          type="button"
          name="delete"
          class="icon-button"
          aria-label={t("code_delete", { name })}
          onClick={() => void runRemoveCode(library, code, uses)}
        >
          <Icon name="remove" />
        </button>
      </td>
    </tr>
  );
}
