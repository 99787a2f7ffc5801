/** An event of a stream that fetch reads: EventSource cannot POST. */
export interface StreamEvent {
  event: string;
  data: string;
}

/** Takes a text/event-stream apart, in whatever pieces it comes. */
export class EventStreamParser {
  private rest = "";
  private event = "";
  private data: string[] = [];

  /** The events that end in this piece. */
  push(piece: string): StreamEvent[] {
    const lines = (this.rest + piece).split(/\r\n|\n|\r(?!$)/);
    this.rest = lines.pop()!;
    return lines.flatMap((line) => this.take(line));
  }

  private take(line: string): StreamEvent[] {
    if (line === "") return this.finish();
    const [, field, value] = /^([^:]*):? ?(.*)$/.exec(line)!;
    if (field === "event") this.event = value!;
    if (field === "data") this.data.push(value!);
    return [];
  }

  private finish(): StreamEvent[] {
    const { event, data } = this;
    this.event = "";
    this.data = [];
    return data.length > 0 ? [{ event: event || "message", data: data.join("\n") }] : [];
  }
}
