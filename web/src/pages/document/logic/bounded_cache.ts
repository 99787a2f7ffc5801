/** Keeps the values used last, at most so many. */
export class BoundedCache<Name, Value> {
  private readonly values = new Map<Name, Value>();

  constructor(private readonly most: number) {}

  get(name: Name): Value | undefined {
    const value = this.values.get(name);
    if (value !== undefined) this.put(name, value);
    return value;
  }

  // A map keeps its order of insertion: the first is the one unused for longest.
  put(name: Name, value: Value): void {
    this.values.delete(name);
    this.values.set(name, value);
    if (this.values.size <= this.most) return;
    for (const oldest of this.values.keys()) {
      this.values.delete(oldest);
      return;
    }
  }

  get size(): number {
    return this.values.size;
  }
}
