package dev.rnn.training.trainer;

import dev.rnn.api.error.RnnException;
import dev.rnn.training.data.LineFile;
import dev.rnn.training.model.Examples;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;

/**
 * The lines of a file that need not fit into memory, each an example, shuffled with a buffer of bounded size: the file
 * is cut into pieces, the pieces are shuffled, and the lines of sixteen pieces at a time are shuffled in the buffer. So
 * a batch has lines of sixteen places of the file.
 *
 * <p>The order depends on the file, the sizes, the seed and the epoch alone, and any batch can be found without those
 * before it: an interrupted training goes on at once. One thread asks at a time.
 *
 * <pre>{@code
 * ShuffledLines train = ShuffledLines.of(file, 32, 100_000, 1, lines -> examples(vocabulary, lines));
 * }</pre>
 */
public final class ShuffledLines implements ExampleSource {
  private static final int PLACES = 16;

  private final LineFile file;
  private final int batchSize;
  private final int places;
  private final int buffer;
  private final long seed;
  private final Function<List<LineFile.Line>, Examples> parser;
  private int orderedEpoch = -1;
  private int[] order = new int[0];
  /** Where the lines of each buffer start in the order of the epoch; at the end, how many lines there are. */
  private long[] begins = new long[0];
  private int filled = -1;
  private List<LineFile.Line> lines = List.of();

  private ShuffledLines(Path path, int batchSize, int buffer, long seed,
      Function<List<LineFile.Line>, Examples> parser) {
    places = Math.min(PLACES, buffer);
    file = LineFile.open(path, buffer / places);
    this.batchSize = batchSize;
    this.buffer = buffer;
    this.seed = seed;
    this.parser = parser;
    if (Math.ceilDiv(file.lines(), batchSize) > Integer.MAX_VALUE) {
      throw RnnException.error("RNN-OPTION-RANGE", file.lines() + " lines in batches of " + batchSize + ".")
          .fix("use larger batches.").build();
    }
  }

  /**
   * Batches of lines.
   *
   * @param file in UTF-8, not packed; lines with nothing but white space are passed over
   * @param batchSize lines in a batch; the last one may have fewer
   * @param buffer how many lines are in memory at most; more are mixed better
   * @param seed of the order
   * @param parser what lines mean: one example for each
   * @throws RnnException {@code RNN-CORPUS-…} and {@code RNN-LINES-…}, as {@link LineFile#open}
   */
  public static ShuffledLines of(Path file, int batchSize, int buffer, long seed,
      Function<List<LineFile.Line>, Examples> parser) {
    if (batchSize < 1 || buffer < 1) {
      throw RnnException.error("RNN-OPTION-RANGE", "batches of " + batchSize + " lines and a buffer of " + buffer + ".")
          .fix("give 1 or more of each.").build();
    }
    return new ShuffledLines(file, batchSize, buffer, seed, parser);
  }

  @Override
  public int batches() {
    return (int) Math.ceilDiv(file.lines(), batchSize);
  }

  @Override
  public Examples batch(int epoch, int index) {
    if (epoch != orderedEpoch) order(epoch);
    List<LineFile.Line> chosen = new ArrayList<>();
    long from = (long) index * batchSize;
    long end = Math.min(file.lines(), from + batchSize);
    while (from < end) {
      int group = group(from);
      fill(group);
      int to = (int) (Math.min(end, begins[group + 1]) - begins[group]);
      chosen.addAll(lines.subList((int) (from - begins[group]), to));
      from = begins[group] + to;
    }
    Examples examples = parser.apply(chosen);
    if (examples.size() == chosen.size()) return examples;
    throw RnnException.error("RNN-LINES-EXAMPLES", chosen.size() + " lines became " + examples.size() + " examples.")
        .fix("make one example of each line that the parser is given.").build();
  }

  private void order(int epoch) {
    order = Permutation.of(file.pieces(), Permutation.random(seed, epoch));
    begins = new long[Math.ceilDiv(order.length, places) + 1];
    for (int i = 0; i < order.length; i++) begins[i / places + 1] += file.lines(order[i]);
    for (int i = 1; i < begins.length; i++) begins[i] += begins[i - 1];
    orderedEpoch = epoch;
    filled = -1;
  }

  private int group(long position) {
    int found = Arrays.binarySearch(begins, position);
    return found >= 0 ? found : -found - 2;
  }

  private void fill(int group) {
    if (group == filled) return;
    lines = List.of(); // what was there may be collected before more is read
    List<LineFile.Line> read = new ArrayList<>();
    int end = Math.min(order.length, (group + 1) * places);
    for (int i = group * places; i < end; i++) read.addAll(file.read(order[i]));
    SplittableRandom random = new SplittableRandom((seed * 31 + orderedEpoch) * 31 + group + 1);
    lines = Arrays.stream(Permutation.of(read.size(), random)).mapToObj(read::get).toList();
    filled = group;
  }

  /** Of the file rather than of all batches, which would be read once more; and of what its first lines become. */
  @Override
  public String fingerprint() {
    return file.fingerprint() + ", batches of " + batchSize + ", buffer of " + buffer + ", seed " + seed + ", "
        + Fingerprint.ofFirst(this);
  }
}
