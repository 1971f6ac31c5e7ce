package dev.rnn.engine.support;

import dev.rnn.engine.graph.Node;
import dev.rnn.engine.interpret.Interpreter;
import dev.rnn.engine.interpret.NumberKind;
import dev.rnn.engine.interpret.Run;
import dev.rnn.engine.layout.Batch;
import dev.rnn.engine.schedule.Schedule;
import java.util.List;
import java.util.Map;

/** Something that runs a graph, so that the same checks run on the interpreter and on compiled programs. */
@FunctionalInterface
public interface Engine {
  /** The reference interpreter in double. */
  Engine DOUBLE = (outputs, batch, run) -> Interpreter.run(Schedule.of(outputs), batch, run, NumberKind.DOUBLE);

  /** The reference interpreter in float. */
  Engine FLOAT = (outputs, batch, run) -> Interpreter.run(Schedule.of(outputs), batch, run, NumberKind.FLOAT);

  /**
   * Runs all that the outputs need.
   *
   * @param outputs what is wanted
   * @param batch sizes, with the axes in the order of the outputs' schedule; see {@link Batches}
   * @param run inputs and parameters by name, rows in the batch's layout
   * @return the numbers of every output at least
   */
  Map<Node, double[]> run(List<Node> outputs, Batch batch, Run run);
}
