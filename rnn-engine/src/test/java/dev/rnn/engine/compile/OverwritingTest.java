package dev.rnn.engine.compile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rnn.api.tensor.Shape;
import dev.rnn.api.tensor.Tensor;
import dev.rnn.api.tensor.Tensors;
import dev.rnn.engine.graph.Extent;
import dev.rnn.engine.graph.Node;
import dev.rnn.engine.trace.Trace;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Results that may lie where an input did, so that an update needs no second copy of parameters and slots. */
class OverwritingTest {
  private final Trace trace = new Trace();
  private final Tensor parameter = input("parameter", Shape.of(8));
  private final Tensor slot = input("slot", Shape.of(8));
  private final Tensor gradient = input("gradient", Shape.of(8));

  /** One number, computed on its own: what needs it is a later group than what was there before. */
  private Tensor correction() {
    return Tensors.exp(input("step", Shape.SCALAR));
  }

  private Tensor input(String name, Shape shape) {
    return trace.input(name, shape, Extent.CONSTANT);
  }

  private Program program(Tensor newParameter, Tensor newSlot) {
    Map<String, Node> outputs = new LinkedHashMap<>();
    outputs.put("parameter", trace.node(newParameter));
    outputs.put("slot", trace.node(newSlot));
    return Compiler.compile(trace.graph(), outputs, Mode.EVALUATE);
  }

  @Test
  void anUpdateOfSeveralGroups_mayBeInPlace() {
    Tensor mean = slot.times(0.9).plus(gradient);
    Program program = program(parameter.minus(mean.times(correction())), mean);
    assertThat(program.stages().stream().mapToInt(s -> s.kernels().size()).sum()).isGreaterThan(1);
    assertThat(program.mayOverwrite("parameter", "parameter")).isTrue();
    assertThat(program.mayOverwrite("slot", "slot")).isTrue();
  }

  @Test
  void anInputThatALaterGroupReads_mayNotBeOverwritten() {
    Tensor mean = slot.times(0.9).plus(gradient);
    Tensor c = correction();
    Program program = program(parameter.minus(mean.times(c)).minus(slot.times(c).times(slot)), mean);
    assertThat(program.mayOverwrite("parameter", "parameter")).isTrue();
    assertThat(program.mayOverwrite("slot", "slot")).as(program.describe()).isFalse();
  }

  @Test
  void anInputThatAProductReads_mayNotBeOverwritten() {
    Tensor matrix = input("matrix", Shape.of(8, 8));
    Program program = program(parameter.plus(Tensors.product(matrix, slot)), slot.plus(gradient));
    assertThat(program.mayOverwrite("slot", "slot")).isFalse();
  }
}
