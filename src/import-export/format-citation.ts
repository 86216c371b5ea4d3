import type { AttributionView } from "../annotation/attribution-view.ts";
import { buildTextFragmentUrl } from "../annotation/build-text-fragment.ts";
import type { Selectors } from "../annotation/selectors.ts";
import type { DiplomaticEvent } from "../engine/analysis.ts";
import { language, t } from "../locale/i18n.ts";
import { speakerLabel } from "../locale/speaker-label.ts";
import { escapeInline, escapeLabel, linkTarget } from "./escape-markdown.ts";
import { escapeAttribute, escapeMarkup } from "./escape-xml.ts";
import { quoteWords } from "./quote-words.ts";

/** A claim as a citation, in the three formats that programs accept. */
export interface Citation {
  readonly plain: string;
  readonly html: string;
  readonly markdown: string;
}

/** The facts about the page that a citation includes. */
export interface CitedPage {
  readonly title: string;
  readonly url: string;
  readonly event: DiplomaticEvent | undefined;
}

/**
 * Formats a claim with its speaker and quote, the page's issuer, title and date, the link to the passage, and the
 * access time.
 */
export function formatCitation(view: AttributionView, page: CitedPage, now: Date): Citation {
  const verb = view.cue === ":" ? t("cite_said") : view.cue;
  const text = [verb, quoteWords(view.contents.join(" … "))].filter(Boolean).join(" ");
  return format({ speaker: speakerLabel(view), text }, view.selectors, page, now);
}

/** Formats any passage of a page as a quotation with its source, as `formatCitation` does. */
export function formatQuotation(words: string, selectors: Selectors, page: CitedPage, now: Date): Citation {
  return format({ speaker: "", text: quoteWords(words.replace(/\s+/g, " ")) }, selectors, page, now);
}

interface Quoted {
  /** The speaker, or "" if none is named. */
  readonly speaker: string;
  readonly text: string;
}

function format(
  { speaker, text }: Quoted,
  selectors: Selectors,
  { title, url, event }: CitedPage,
  now: Date,
): Citation {
  const link = buildTextFragmentUrl(url, selectors);
  const issuer = event?.issuer;
  const date = event && citedDate(event);
  const before = issuer ? `${issuer}, ` : "";
  const after = `${date ? `, ${date}` : ""}, ${t("cite_read", { moment: accessTime(now) })}`;
  const named = title || url;
  const [html, markdown] =
    speaker === "" ? ["", ""] : [`<strong>${escapeMarkup(speaker)}</strong> `, `**${escapeInline(speaker)}** `];
  return {
    plain: `${speaker}${speaker && " "}${text} (${before}${t("quoted", { words: named })}${after}, ${link})`,
    html: `<p>${html}${escapeMarkup(text)} (${escapeMarkup(before)}<a href="${escapeAttribute(link)}">${escapeMarkup(named)}</a>${escapeMarkup(after)})</p>`,
    markdown: `${markdown}${escapeInline(text)} (${escapeInline(before)}${before && " "}[${escapeLabel(named)}](${linkTarget(link)})${escapeInline(after)})`,
  };
}

const LONG_DATE = { day: "numeric", month: "long", year: "numeric" } as const;

/**
 * Returns the locale of dates. In English the day comes before the month, as most style guides for citations require.
 */
function dateLocale(): string {
  return language() === "en" ? "en-GB" : language();
}

/** Formats the day of the event, or returns the date as written if the day is unknown. */
function citedDate({ day, date }: DiplomaticEvent): string | undefined {
  return day ? new Date(`${day}T00:00Z`).toLocaleDateString(dateLocale(), { ...LONG_DATE, timeZone: "UTC" }) : date;
}

/** Formats day, minute and time zone, so that a later version of the page can be distinguished. */
function accessTime(now: Date): string {
  const day = now.toLocaleDateString(dateLocale(), LONG_DATE);
  const time = now.toLocaleTimeString(dateLocale(), { hour: "2-digit", minute: "2-digit", timeZoneName: "short" });
  return `${day}, ${time}`;
}
