package dev.rnn.tck.run;

import dev.rnn.engine.compile.Mode;
import dev.rnn.engine.graph.Axis;
import dev.rnn.engine.graph.Direction;
import dev.rnn.engine.graph.Node;
import dev.rnn.engine.graph.Op;
import dev.rnn.engine.parameter.Parameters;
import dev.rnn.engine.schedule.Order;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/** A sequence in two parts, the second from the state that the first one left, against the whole. */
public final class Chunks {
  private static final String OUTPUT = "output";
  private static final int CUT = 2;

  private final Subject subject;
  private final Subject carried;
  private final Direction direction;

  /**
   * Two tracings of one cell.
   *
   * @param subject from its own initial state
   * @param carried from inputs {@code state/...}
   */
  public Chunks(Subject subject, Subject carried, Direction direction) {
    this.subject = subject;
    this.carried = carried;
    this.direction = direction;
  }

  /** What differs, in words. */
  public Optional<String> wrong(Parameters parameters, long seed) {
    Compiled fromStart = Compiled.outputs(subject, Mode.TRAIN);
    Compiled goingOn = Compiled.outputs(carried, Mode.TRAIN);
    Axis time = subject.lengths().keySet().iterator().next();
    Sample all = subject.all();
    int[] lengths = Objects.requireNonNull(all.lengths().get(time));
    Sample head = all.chunk(time, Arrays.stream(lengths).map(n -> Math.min(n, CUT)).toArray(), 0);
    Sample tail = all.chunk(time, Arrays.stream(lengths).map(n -> Math.max(0, n - CUT)).toArray(), CUT);
    Sample first = direction == Direction.FORWARD ? head : tail;
    Result whole = fromStart.run(all, parameters, seed);
    Result one = fromStart.run(first, parameters, seed);
    Map<String, double[]> left = states(carried, name -> one.all(name));
    Result two = goingOn.run(first == head ? tail : head, parameters, seed, 1, left);
    for (int i = 0; i < all.size(); i++) {
      double[] begin = (first == head ? one : two).of(OUTPUT, i);
      double[] end = (first == head ? two : one).of(OUTPUT, i);
      double[] joined = Arrays.copyOf(begin, begin.length + end.length);
      System.arraycopy(end, 0, joined, begin.length, end.length);
      int place = i;
      Optional<String> wrong = Compare.bits(joined, whole.of(OUTPUT, i));
      if (wrong.isPresent()) return wrong.map(what -> "of the outputs of two chunks of sequence " + place + " " + what);
    }
    for (String name : whole.names()) {
      if (name.equals(OUTPUT)) continue;
      Optional<String> wrong = Compare.bits(two.all(name), whole.all(name));
      if (wrong.isPresent()) return wrong.map(what -> "of " + name + " after two chunks " + what);
    }
    return Optional.empty();
  }

  /** Numbers for all inputs that are states, from what there is for the final state of the same name. */
  public static Map<String, double[]> states(Subject carried, Function<String, double[]> ofFinal) {
    Map<String, double[]> states = new LinkedHashMap<>();
    for (Node n : Order.withinStep(carried.outputs().values())) {
      if (n.op() instanceof Op.Input(String name) && name.startsWith("state/")) {
        states.put(name, ofFinal.apply("final/" + name.substring("state/".length())));
      }
    }
    return states;
  }
}
