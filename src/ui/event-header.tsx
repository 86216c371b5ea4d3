import { Fragment } from "preact";
import { say } from "../locale/say.ts";
import type { DiplomaticEvent } from "../text/reading.ts";
import { Icon } from "./icon.tsx";

/** The event that a readout tells of: who met whom, how, when, and by whose account. */
export function EventHeader({ event, title }: { readonly event: DiplomaticEvent | null; readonly title: string }) {
  const people = event?.participants ?? [];
  return (
    <section class="event" aria-label={say("event_label")}>
      <h1 dir="auto">{people.length > 0 ? <Names names={people} /> : title}</h1>
      {event && (
        <p class="event-facts">
          <Icon name={event.kind === "call" ? "call" : "people"} />
          <span>{factsOf(event)}</span>
        </p>
      )}
    </section>
  );
}

function Names({ names }: { readonly names: readonly string[] }) {
  return names.map((name, index) => (
    <Fragment key={name}>
      {index > 0 && <span class="dot"> · </span>}
      <bdi>{name}</bdi>
    </Fragment>
  ));
}

function factsOf({ kind, date, issuer }: DiplomaticEvent): string {
  const what = kind === "other" ? say("event_label") : say(`kind_${kind}`);
  return [what, date, issuer && say("account_of", { issuer })].filter(Boolean).join(" · ");
}
