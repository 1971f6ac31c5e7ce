package dev.rnn.api.record;

import dev.rnn.api.Stability;
import dev.rnn.api.error.RnnException;
import dev.rnn.api.tensor.Tensor;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * States as trees: records and lists with tensors as leaves. A state keeps its type through {@link #map} and
 * {@link #zip}, so a wrapper of any cell (zoneout, residual) is a few lines.
 */
@Stability(Stability.Level.STABLE)
public final class States {
  private States() {}

  /** A leaf with the path that leads to it, such as {@code layers[1].h}. */
  public record Leaf(String path, Tensor tensor) {}

  /** All leaves, depth first. A tensor that stands in two places is two leaves. */
  public static List<Leaf> leaves(Object state) {
    List<Leaf> all = new ArrayList<>();
    collect("", state, all);
    return all;
  }

  /** The same structure with every leaf replaced. */
  public static <S> S map(S state, UnaryOperator<Tensor> function) {
    return rebuilt(state, function);
  }

  /**
   * The same structure with each pair of leaves combined.
   *
   * @throws RnnException if the structures differ
   */
  public static <S> S zip(S left, S right, BinaryOperator<Tensor> function) {
    List<Leaf> a = leaves(left);
    List<Leaf> b = leaves(right);
    if (!a.stream().map(Leaf::path).toList().equals(b.stream().map(Leaf::path).toList())) {
      throw RnnException.error("RNN-STATE-STRUCTURE", "two states differ in structure: "
              + a.stream().map(Leaf::path).toList() + " and " + b.stream().map(Leaf::path).toList() + ".")
          .fix("combine states of the same cell.").build();
    }
    Iterator<Leaf> others = b.iterator();
    return map(left, leaf -> function.apply(leaf, others.next().tensor()));
  }

  private static void collect(String path, @Nullable Object state, List<Leaf> all) {
    switch (state) {
      case Tensor tensor -> all.add(new Leaf(path.isEmpty() ? "state" : path, tensor));
      case List<?> list -> {
        for (int i = 0; i < list.size(); i++) collect(path + "[" + i + "]", list.get(i), all);
      }
      case Record record -> {
        RecordComponent[] components = record.getClass().getRecordComponents();
        Object[] values = Records.values(record);
        for (int i = 0; i < values.length; i++) {
          String name = components[i].getName();
          if (values[i] == null) throw notAState(record.getClass().getSimpleName() + "." + name + " = null");
          collect(path.isEmpty() ? name : path + "." + name, values[i], all);
        }
      }
      case null, default -> throw notAState(state == null ? "null" : state.getClass().getName());
    }
  }

  // The rebuilt tree has the class of the old one: the one unchecked step of all state handling.
  @SuppressWarnings("unchecked")
  private static <S> S rebuilt(S state, UnaryOperator<Tensor> function) {
    return (S) switch (state) {
      case Tensor tensor -> function.apply(tensor);
      case List<?> list -> list.stream().map(part -> rebuilt(part, function)).toList();
      case Record record -> {
        Object[] values = Records.values(record);
        for (int i = 0; i < values.length; i++) values[i] = rebuilt(values[i], function);
        yield Records.create(record.getClass(), values);
      }
      default -> throw notAState(state.getClass().getName());
    };
  }

  private static RnnException notAState(String what) {
    return RnnException.error("RNN-STATE-TYPE", "a state has " + what + " in it.")
        .fix("make the state a record of tensors, or of records or lists of them.").build();
  }
}
