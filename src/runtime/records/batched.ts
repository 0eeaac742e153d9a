/**
 * The items of batches, one by one. A generator would pause and go on for each item, which takes longer than to validate one; this
 * does so for each batch. As with a generator, the next batch is requested when all items of the last have been fetched, and calls
 * that come before an earlier one has been answered wait for it.
 */
export class Batched<T> implements AsyncGenerator<T, void, void> {
  readonly #batches: AsyncGenerator<readonly T[], void, void>;
  #batch: readonly T[] = [];
  #next = 0;
  /** The call that was made last, while it or an earlier one has not been answered. */
  #last: Promise<unknown> | undefined;

  constructor(batches: AsyncGenerator<readonly T[], void, void>) {
    this.#batches = batches;
  }

  next(): Promise<IteratorResult<T, void>> {
    if (this.#last === undefined && this.#next < this.#batch.length)
      // With its keys in this order, V8 takes a sixth less time to resolve it.
      return Promise.resolve({ value: this.#batch[this.#next++] as T, done: false });
    return this.#after(() => this.#fetch());
  }

  return(): Promise<IteratorResult<T, void>> {
    return this.#after(() => {
      this.#batch = [];
      return this.#batches.return() as Promise<IteratorReturnResult<void>>;
    });
  }

  throw(error: unknown): Promise<IteratorResult<T, void>> {
    return this.#after(() => {
      this.#batch = [];
      return this.#batches.throw(error) as Promise<IteratorReturnResult<void>>;
    });
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  async #fetch(): Promise<IteratorResult<T, void>> {
    while (this.#next >= this.#batch.length) {
      const { done, value } = await this.#batches.next();
      if (done) return { done, value: undefined };
      this.#batch = value;
      this.#next = 0;
    }
    return { done: false, value: this.#batch[this.#next++] as T };
  }

  /** Answers a call after those before it. */
  #after(answer: () => Promise<IteratorResult<T, void>>): Promise<IteratorResult<T, void>> {
    const answered = this.#last === undefined ? answer() : this.#last.then(answer, answer);
    const settled = () => {
      if (this.#last === answered) this.#last = undefined;
    };
    this.#last = answered;
    answered.then(settled, settled);
    return answered;
  }
}
