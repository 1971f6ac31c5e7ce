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
    List<String> pathsBefore = a.stream().map(Leaf::path).toList();
    List<String> pathsAfter = b.stream().map(Leaf::path).toList();
    if (!pathsBefore.equals(pathsAfter)) {
      throw RnnException.error("RNN-STATE-STRUCTURE", "the step returns state " + pathsAfter + ", the initial state has "
              + pathsBefore + ".")
          .in(trace.graph().here().toString()).fix("return every component that initialState gives, in the same order.")
          .build();
    }
    for (int i = 0; i < a.size(); i++) {
      if (a.get(i).tensor().shape().equals(b.get(i).tensor().shape())) continue;
      throw RnnException.error("RNN-STATE-SHAPE", "state." + pathsBefore.get(i) + " is " + a.get(i).tensor().shape()
              + " before the step and " + b.get(i).tensor().shape() + " after it.")
          .in(trace.node(b.get(i).tensor()).origin().toString())
          .fix("return a state of the shape that initialState gives.").build();
    }
  }
}
