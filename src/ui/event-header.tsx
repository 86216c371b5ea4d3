import { Fragment } from "preact";
import type { DiplomaticEvent } from "../engine/analysis.ts";
import { eventKindKey } from "../locale/event-kind-key.ts";
import { t } from "../locale/i18n.ts";
import { eventDate } from "./event-date.ts";
import { Icon } from "./icon.tsx";

interface Props {
  readonly event: DiplomaticEvent | null;
  readonly title: string;
  /** The language of the page, if it is known. */
  readonly lang?: string;
}

/** Shows the event that a readout reports: its participants, kind, date and issuer. */
export function EventHeader({ event, title, lang }: Props) {
  const people = event?.participants ?? [];
  return (
    <section class="event" aria-label={t("event_label")}>
      <h1 dir="auto" lang={lang || undefined}>
        {people.length > 0 ? <MessageParts parts={people} /> : title}
      </h1>
      {event && (
        <p class="event-facts">
          <Icon name={event.kind === "call" || event.kind === "video call" ? "call" : "people"} />
          <span>
            <MessageParts parts={factsOf(event)} />
          </span>
        </p>
      )}
    </section>
  );
}

/**
 * Shows parts of text separated by dots. Each part has its own direction, so that a date from the page does not mix
 * with text of the interface.
 */
function MessageParts({ parts }: { readonly parts: readonly string[] }) {
  return parts.map((part, index) => (
    <Fragment key={part}>
      {index > 0 && <span class="dot"> · </span>}
      <bdi>{part}</bdi>
    </Fragment>
  ));
}

function factsOf(event: DiplomaticEvent): string[] {
  const { kind, issuer } = event;
  const what = kind === "other" ? t("event_label") : t(eventKindKey(kind));
  return [what, eventDate(event), issuer ? t("account_of", { issuer }) : ""].filter((one) => one !== "");
}
