package dev.rnn.engine.compile;

import dev.rnn.engine.kernel.Kernel;
import dev.rnn.engine.kernel.OuterProductSum;
import dev.rnn.engine.kernel.RowSum;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Pass: sums over rows that read the same gradient, one after the other, become one kernel: all weights' and biases'
 * gradients of a product. The gradient is then read from memory once.
 */
final class JoinSums {
  private final Buffers buffers;

  private JoinSums(Buffers buffers) {
    this.buffers = buffers;
  }

  static List<Kernel> run(List<Kernel> kernels, Buffers buffers) {
    List<Kernel> all = new ArrayList<>();
    for (int i = 0; i < kernels.size();) {
      int begin = i;
      List<RowSum> sums = new ArrayList<>();
      while (i < kernels.size() && kernels.get(i) instanceof RowSum sum) {
        sums.add(sum);
        i++;
      }
      if (i == begin) all.add(kernels.get(i++));
      else all.addAll(new JoinSums(buffers).join(sums));
    }
    return all;
  }

  private List<? extends Kernel> join(List<RowSum> sums) {
    if (!areIndependent(sums)) return sums;
    List<RowSum> joined = new ArrayList<>();
    List<RowSum> left = new ArrayList<>(sums);
    while (!left.isEmpty()) {
      OuterProductSum sum = firstProduct(left);
      if (sum == null) break;
      left.remove(sum);
      for (RowSum other : List.copyOf(left)) {
        Optional<OuterProductSum> both = sum.with(other);
        if (both.isEmpty()) continue;
        sum = both.get();
        left.remove(other);
      }
      joined.add(sum);
    }
    joined.addAll(left);
    return joined;
  }

  private static @org.jspecify.annotations.Nullable OuterProductSum firstProduct(List<RowSum> sums) {
    for (RowSum sum : sums) if (sum instanceof OuterProductSum product) return product;
    return null;
  }

  /** None writes where another one reads or writes, now that they run at the same time. */
  private boolean areIndependent(List<RowSum> sums) {
    Set<Object> written = new HashSet<>();
    for (RowSum sum : sums) for (int result : sum.results()) if (!written.add(memory(result))) return false;
    return sums.stream().flatMap(sum -> sum.operands().stream()).noneMatch(id -> written.contains(memory(id)));
  }

  /** What tells a buffer's memory from others: buffers may share a slot. */
  private Object memory(int id) {
    Buffers.Spec spec = buffers.specs().get(id);
    return spec.slot() < 0 ? spec : spec.slot();
  }
}
