import { signal } from "@preact/signals";
import { ApiError, call } from "../../../api/client";
import type { Correction, PageResult } from "../../../api/types";
import { t } from "../../../i18n";
import { say, sayError } from "../../../toasts";
import type { PlacedWord } from "../logic/page_words";
import { undoing } from "../logic/undoing";
import type { JobState } from "./job_state";
import type { PageStore } from "./page_store";
import type { WholeText } from "./whole_text";

/** Words put right by hand: one at a time, and the last one can be taken back. */
export class Corrector {
  readonly editing = signal<{ index: number; at: number } | null>(null);
  readonly busy = signal(false);
  readonly last = signal<{ index: number; correction: Correction } | null>(null);

  constructor(
    private readonly job: JobState,
    private readonly pages: PageStore,
    private readonly text: WholeText,
  ) {}

  /** @returns whether it is saved */
  async save(index: number, { block, line, word, value }: PlacedWord, text: string): Promise<boolean> {
    const correction = { block: block.id, line, word, was: value.text, text };
    if (!(await this.send(index, [correction]))) return false;
    this.editing.value = null;
    // A word that is removed has no place any more at which it could be put back.
    this.last.value = text ? { index, correction } : null;
    say(text ? t("document.corrected") : t("document.removed"));
    return true;
  }

  async undo(): Promise<void> {
    const last = this.last.peek();
    if (!last) return;
    if (!(await this.send(last.index, undoing(last.correction)))) return;
    this.last.value = null;
    say(t("document.undone"));
  }

  private async send(index: number, corrections: Correction[]): Promise<boolean> {
    if (this.busy.peek()) return false;
    this.busy.value = true;
    try {
      const page = await call<PageResult>("PATCH", this.job.path(`pages/${index}/`), { corrections });
      this.pages.put(page);
      this.job.update(page);
      this.text.refresh().catch(sayError);
      return true;
    } catch (error) {
      await this.refused(index, error);
      return false;
    } finally {
      this.busy.value = false;
    }
  }

  private async refused(index: number, error: unknown): Promise<void> {
    if (this.job.noticed(error)) return;
    sayError(error);
    if (!(error instanceof ApiError) || error.code !== "changed_meanwhile") return;
    this.editing.value = null;
    this.last.value = null;
    await this.pages.load(index);
  }
}
