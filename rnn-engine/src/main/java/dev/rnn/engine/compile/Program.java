package dev.rnn.engine.compile;

import dev.rnn.engine.graph.Axis;
import dev.rnn.engine.graph.Direction;
import dev.rnn.engine.graph.Extent;
import dev.rnn.engine.kernel.Elementwise;
import dev.rnn.engine.kernel.Kernel;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a graph was compiled to. Immutable, and shared by any number of runs; a {@link dev.rnn.engine.runtime.Frame}
 * holds the memory of one run at a time. Rows, lengths, rate, step number and seed are given for each run: nothing
 * recompiles.
 *
 * @param stages in the order of computation
 * @param buffers where numbers lie
 * @param slots pieces of memory that buffers share
 * @param matrices sizes of packed matrices: depth, width
 * @param outputs names of results to buffers
 * @param axes outermost first
 */
public record Program(List<Stage> stages, List<Buffer> buffers, List<Slot> slots, List<int[]> matrices,
    Map<String, Integer> outputs, List<Axis> axes) {
  /**
   * Kernels that run together.
   *
   * @param axis a loop's axis; null: no loop
   * @param direction a loop's direction
   * @param strip for kernels that run over some rows at a time; null: over all rows
   * @param local buffers that hold only the rows at work: those of a loop's step, or of a strip
   * @param fixed kernels that depend on parameters alone: they run first, and only when parameters have changed
   * @param kernels all others, in order
   */
  public record Stage(@Nullable Axis axis, @Nullable Direction direction, @Nullable Strip strip, List<Integer> local,
      List<Kernel> fixed, List<Kernel> kernels) {}

  /**
   * Rows of an extent taken some at a time, because their values are too wide to keep them all.
   *
   * @param rows of a strip
   * @param block rows that fit the second cache, for kernels that are as fast with few rows
   */
  public record Strip(Extent extent, int rows, int block) {}

  /**
   * A buffer.
   *
   * @param external name of an input or path of a parameter; null: memory of the frame
   * @param slot the piece of memory, or −1
   */
  public record Buffer(Extent extent, int size, @Nullable String external, boolean parameter, int slot, String label) {}

  /** How many rows are kept. */
  public sealed interface Span {
    /** All. */
    record All() implements Span {}

    /** Those of one step along an axis. */
    record Step(Axis axis) implements Span {}

    /** Those of one strip. */
    record Part(int rows) implements Span {}
  }

  /** Rows of an extent that lie in a piece of memory. */
  public record Share(Extent extent, int size, Span span) {}

  /** A piece of memory, as large as the largest that takes its turn there. */
  public record Slot(List<Share> shares) {}

  /**
   * Whether a result may be written over an input: no number of it is read any more when it is written. Said only of
   * programs of element-wise groups without loops, such as updates of parameters.
   */
  public boolean mayOverwrite(String output, String input) {
    Integer written = outputs.get(output);
    if (written == null || stages.stream().anyMatch(s -> s.axis != null || s.strip != null)) return false;
    List<Kernel> kernels = stages.stream().flatMap(s -> Stream.concat(s.fixed.stream(), s.kernels.stream())).toList();
    boolean wrote = false;
    for (Kernel kernel : kernels) {
      if (!(kernel instanceof Elementwise group)) return false;
      for (int i = 0; i < buffers.size(); i++) {
        if (!input.equals(buffers.get(i).external)) continue;
        if (wrote ? group.reads(i) : !group.readsBeforeWriting(i, written)) return false;
      }
      wrote |= group.writes(written);
    }
    return true;
  }

  /** The schedule with kernels and buffers, for people. */
  public String describe() {
    StringBuilder text = new StringBuilder();
    for (Stage stage : stages) {
      text.append(stage.strip != null ? "strips of " + stage.strip.rows + " rows of " + stage.strip.extent
          : stage.axis == null ? "once" : "loop over " + stage.axis + " " + stage.direction).append('\n');
      for (Kernel kernel : stage.fixed) text.append("  (fixed) ").append(kernel.describe()).append('\n');
      for (Kernel kernel : stage.kernels) text.append("  ").append(kernel.describe()).append('\n');
    }
    for (int i = 0; i < buffers.size(); i++) {
      Buffer b = buffers.get(i);
      text.append("b").append(i).append(' ').append(b.extent).append(" [").append(b.size).append("] ");
      text.append(b.external == null ? "slot " + b.slot : "external").append(' ').append(b.label).append('\n');
    }
    for (int i = 0; i < slots.size(); i++) {
      text.append("slot ").append(i).append(' ').append(slots.get(i).shares).append('\n');
    }
    return text.toString();
  }
}
