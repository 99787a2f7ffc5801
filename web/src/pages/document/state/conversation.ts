import { signal } from "@preact/signals";
import { ApiError, call, isCancelled, request } from "../../../api/client";
import type { ChatHistory, ChatMessage, ChatTurn } from "../../../api/types";
import { EventStreamParser, type StreamEvent } from "../logic/event_stream";

export type Phase = "idle" | "searching" | "writing" | "verifying";

const phases: readonly string[] = ["searching", "writing", "verifying"];

/** What was asked of a document and answered, and the answer that is being written. */
export class Conversation {
  readonly messages = signal<ChatMessage[] | null>(null);
  readonly phase = signal<Phase>("idle");
  /** What is written so far: not an answer yet. */
  readonly draft = signal("");
  readonly failure = signal<unknown>(null);
  readonly stopped = signal(false);
  private asking: AbortController | null = null;

  constructor(private readonly uuid: string) {}

  async load(): Promise<void> {
    this.failure.value = null;
    try {
      const { messages } = await call<ChatHistory>("GET", this.path("history/"));
      this.messages.value = messages;
    } catch (error) {
      this.failure.value = error;
    }
  }

  /** @returns whether there is an answer: if not, the question is not kept */
  async ask(question: string): Promise<boolean> {
    if (this.asking) return false;
    const before = this.messages.peek() ?? [];
    this.begin([...before, { role: "user", content: question, created_at: new Date().toISOString() }]);
    try {
      await this.read(await this.send(question));
      return true;
    } catch (error) {
      this.messages.value = before;
      if (isCancelled(error)) this.stopped.value = true;
      else this.failure.value = error;
      return false;
    } finally {
      this.end();
    }
  }

  stop(): void {
    this.asking?.abort();
  }

  /** @throws ApiError */
  async forget(): Promise<void> {
    await call("DELETE", this.path("history/"));
    this.messages.value = [];
  }

  private path(rest: string): string {
    return `api/v1/chat/${this.uuid}/${rest}`;
  }

  private begin(messages: ChatMessage[]): void {
    this.asking = new AbortController();
    this.failure.value = null;
    this.stopped.value = false;
    this.phase.value = "searching";
    this.messages.value = messages;
  }

  private end(): void {
    this.asking = null;
    this.phase.value = "idle";
    this.draft.value = "";
  }

  private send(message: string): Promise<Response> {
    return request("POST", this.path(""), {
      body: JSON.stringify({ message }),
      headers: { "Content-Type": "application/json", Accept: "text/event-stream" },
      signal: this.asking!.signal,
    });
  }

  private async read(answer: Response): Promise<void> {
    const parser = new EventStreamParser();
    const reader = answer.body!.pipeThrough(new TextDecoderStream()).getReader();
    try {
      for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
        for (const event of parser.push(piece.value)) {
          if (this.take(event)) return;
        }
      }
    } catch (cause) {
      if (cause instanceof ApiError) throw cause;
      throw new ApiError(0, this.asking?.signal.aborted ? "cancelled" : "network", String(cause));
    }
    throw new ApiError(0, "network", "The answer ended before it was whole.");
  }

  /** @returns whether this was the answer */
  private take({ event, data }: StreamEvent): boolean {
    const value = JSON.parse(data) as { state?: string; text?: string; error?: string; code?: string };
    if (event === "status" && phases.includes(value.state ?? "")) this.phase.value = value.state as Phase;
    if (event === "draft") this.draft.value += value.text ?? "";
    if (event === "draft_reset") this.draft.value = "";
    if (event === "error") throw new ApiError(0, value.code ?? "internal", value.error ?? "");
    if (event !== "message") return false;
    this.messages.value = [...(this.messages.peek() ?? []), (value as unknown as ChatTurn).message];
    return true;
  }
}
