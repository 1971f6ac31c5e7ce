package dev.rnn.engine.trace;

import dev.rnn.api.error.RnnException;
import dev.rnn.api.record.States;
import dev.rnn.api.record.States.Leaf;
import java.util.List;

/** A returned state must match the initial one: the same components with the same shapes. */
final class StateChecks {
  private StateChecks() {}

  static void sameStructure(Trace trace, Object before, Object after) {
    List<Leaf> a = States.leaves(before);
    List<Leaf> b = States.leaves(after);
    List<String> labels = Recurrence.labels(before);
    List<String> pathsBefore = a.stream().map(Leaf::path).toList();
    List<String> pathsAfter = b.stream().map(Leaf::path).toList();
    if (!pathsBefore.equals(pathsAfter)) {
      String where = b.isEmpty() ? trace.graph().here().toString() : line(trace, b.getLast());
      throw RnnException.error("RNN-STATE-STRUCTURE", "the step returns " + Recurrence.labels(after)
              + ", but the initial state is " + labels + ".")
          .in(where).fix("return every component that initialState gives, in the same order.").build();
    }
    for (int i = 0; i < a.size(); i++) {
      if (a.get(i).tensor().shape().equals(b.get(i).tensor().shape())) continue;
      throw RnnException.error("RNN-STATE-SHAPE", labels.get(i) + " is " + a.get(i).tensor().shape()
              + " before the step and " + b.get(i).tensor().shape() + " after it.")
          .in(line(trace, b.get(i)))
          .fix("return a state of the shape that initialState gives.").build();
    }
  }

  /** The author's line that made a component: a step has returned by now, so it is not on the stack. */
  private static String line(Trace trace, Leaf leaf) {
    return trace.node(leaf.tensor()).origin().toString();
  }
}
