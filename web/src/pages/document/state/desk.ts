import { createContext } from "preact";
import { useContext } from "preact/hooks";
import { Conversation } from "./conversation";
import { Corrector } from "./corrector";
import { Finder } from "./finder";
import { JobState } from "./job_state";
import { PageStore } from "./page_store";
import { Place } from "./place";
import { WholeText } from "./whole_text";

/** Everything about the document that lies open. */
export class Desk {
  readonly job: JobState;
  readonly pages: PageStore;
  readonly place: Place;
  readonly text: WholeText;
  readonly finder: Finder;
  readonly corrector: Corrector;
  readonly conversation: Conversation;

  constructor(readonly uuid: string) {
    this.job = new JobState(uuid);
    this.pages = new PageStore(this.job);
    this.place = new Place(this.job);
    this.text = new WholeText(this.job);
    this.finder = new Finder(this.job, this.pages, this.place, this.text);
    this.corrector = new Corrector(this.job, this.pages, this.text);
    this.conversation = new Conversation(uuid);
  }

  /** @returns what ends it */
  start(): () => void {
    const ends = [this.job.start(), this.finder.start(), () => this.conversation.stop()];
    return () => ends.forEach((end) => end());
  }
}

export const DeskContext = createContext<Desk | null>(null);

/** The document that lies open; only below the document page. */
export function useDesk(): Desk {
  return useContext(DeskContext)!;
}
