package dev.rnn.training.data;

/**
 * Some time steps of all columns of a text, at once.
 *
 * <p>Column {@code b} is a sequence of {@code lengths[b]} steps, which may be 0; its state goes on from the window
 * before, in the same column.
 *
 * @param inputs token numbers, {@code [column][step]}
 * @param targets the token after each input, of the same shape
 * @param lengths how many steps each column has
 * @param first whether this window starts its text, so that all states are the initial ones
 */
public record Window(int[][] inputs, int[][] targets, int[] lengths, boolean first) {
  /** How many predictions are made in this window. */
  public int tokens() {
    int sum = 0;
    for (int length : lengths) sum += length;
    return sum;
  }
}
