package dev.rnn.api.tensor;

import dev.rnn.api.Stability;

/** Numbers to be read, as many as an element has; valid for the length of a call. */
@Stability(Stability.Level.EXPERIMENTAL)
public interface Span {
  /** How many there are. */
  int size();

  /**
   * One of them.
   *
   * @throws IndexOutOfBoundsException if there are not so many
   */
  double get(int index);

  /** A copy that the caller owns. */
  default double[] toArray() {
    double[] all = new double[size()];
    for (int i = 0; i < all.length; i++) all[i] = get(i);
    return all;
  }
}
