package dev.rnn.engine.kernel;

import dev.rnn.engine.graph.Extent;
import java.util.List;

/** Concatenation, and slices that are not one run of numbers: blocks of each row copied. */
public final class CopyParts implements Kernel {
  /**
   * Blocks of a row: {@code count} times {@code block} numbers.
   *
   * @param fromStride numbers between two blocks where they are read
   * @param toStart where the first block goes
   * @param toStride numbers between two blocks where they are written
   */
  public record Part(Operand from, int count, int block, int fromStride, int toStart, int toStride) {}

  private final Extent extent;
  private final List<Part> parts;
  private final int size;
  private final int result;

  /** Writes rows of {@code size} numbers. */
  public CopyParts(Extent extent, List<Part> parts, int size, int result) {
    this.extent = extent;
    this.parts = List.copyOf(parts);
    this.size = size;
    this.result = result;
  }

  @Override
  public Split split() {
    return Split.ROWS;
  }

  @Override
  public Extent extent() {
    return extent;
  }

  @Override
  public void run(Memory memory, Scratch scratch, int from, int to) {
    float[] y = memory.buffer(result);
    int first = memory.first(result);
    for (Part part : parts) {
      float[] in = memory.buffer(part.from.buffer());
      int[] map = part.from.map(memory, extent);
      for (int r = from; r < to; r++) {
        int at = part.from.at(memory, map, r);
        int target = (r - first) * size + part.toStart;
        for (int i = 0; i < part.count; i++) {
          if (part.from.scalar()) {
            java.util.Arrays.fill(y, target + i * part.toStride, target + i * part.toStride + part.block, in[at]);
          } else {
            System.arraycopy(in, at + i * part.fromStride, y, target + i * part.toStride, part.block);
          }
        }
      }
    }
  }

  @Override
  public String describe() {
    List<String> from = parts.stream().map(p -> p.from.toString()).toList();
    return "copy " + extent + " b" + result + " [" + size + "] = " + from;
  }
}
