package dev.rnn.api.tensor;

import dev.rnn.api.Stability;
import dev.rnn.api.error.RnnException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The shape of one element: of one sequence at one time step. There is no batch and no time in it.
 *
 * @param dims the sizes, outermost first; empty for a scalar; a size may be 0
 */
@Stability(Stability.Level.STABLE)
public record Shape(List<Integer> dims) {
  /** A single number. */
  public static final Shape SCALAR = new Shape(List.of());

  /** Copies the sizes. */
  public Shape {
    dims = List.copyOf(dims);
    for (int n : dims) {
      if (n < 0) {
        throw RnnException.error("RNN-SHAPE-NEGATIVE", "a shape has a negative size: " + dims + ".")
            .fix("use sizes from 0; a hidden size begins at 1.").build();
      }
    }
  }

  /** A shape of the given sizes. */
  public static Shape of(int... dims) {
    return new Shape(Arrays.stream(dims).boxed().toList());
  }

  /** How many numbers an element has. */
  public int size() {
    int size = 1;
    for (int n : dims) size = Math.multiplyExact(size, n);
    return size;
  }

  /** How many dimensions there are: 0 for a scalar, 1 for a vector. */
  public int rank() {
    return dims.size();
  }

  /** The size of one dimension. */
  public int dim(int index) {
    return dims.get(index);
  }

  /** This shape with another size of one dimension. */
  public Shape with(int index, int size) {
    List<Integer> changed = new ArrayList<>(dims);
    changed.set(index, size);
    return new Shape(changed);
  }

  @Override
  public String toString() {
    return dims.toString();
  }
}
