package dev.rnn.engine.compile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rnn.api.tensor.BinaryFunction;
import dev.rnn.api.tensor.Shape;
import dev.rnn.api.tensor.UnaryFunction;
import dev.rnn.engine.compile.Lives.Life;
import dev.rnn.engine.compile.Program.Slot;
import dev.rnn.engine.compile.Program.Span;
import dev.rnn.engine.graph.Axis;
import dev.rnn.engine.graph.Extent;
import dev.rnn.engine.graph.Graph;
import dev.rnn.engine.graph.Node;
import dev.rnn.engine.schedule.Schedule;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MemoryPlanTest {
  private static final Fusion.Fused NOTHING = new Fusion.Fused(List.of(), Map.of());
  private static final Reads NO_READS = new Reads(List.of(), List.of(), List.of());

  private final Graph graph = new Graph();
  private final Axis time = graph.axis("time");
  private final Placement placement = Placement.run(NOTHING, NO_READS, List.of(), true);
  private final Buffers buffers = new Buffers(placement);
  private final Map<Node, Span> spans = new HashMap<>();

  @Test
  void lives_that_do_not_meet_share_a_slot_whatever_their_rows() {
    Node many = value(512, Extent.of(time));
    Node few = value(512, Extent.SEQUENCE);
    Node one = value(40, Extent.CONSTANT);
    List<Slot> slots = plan(new Life(one, 0, 1), new Life(many, 2, 3), new Life(few, 4, 5));
    assertThat(slots).hasSize(1);
    assertThat(slots.getFirst().shares()).extracting(Program.Share::size).containsExactlyInAnyOrder(512, 512, 40);
  }

  @Test
  void lives_that_meet_share_nothing() {
    Node first = value(8, Extent.of(time));
    Node second = value(8, Extent.of(time));
    assertThat(plan(new Life(first, 0, 2), new Life(second, 2, 3))).hasSize(2);
  }

  @Test
  void the_smallest_slot_that_is_free_is_taken() {
    Node large = value(1000, Extent.of(time));
    Node middle = value(100, Extent.of(time));
    Node small = value(99, Extent.of(time));
    plan(new Life(large, 0, 1), new Life(middle, 0, 1), new Life(small, 2, 3));
    assertThat(slot(small)).isEqualTo(slot(middle)).isNotEqualTo(slot(large));
  }

  @Test
  void of_a_strip_only_rows_of_one_size_take_turns() {
    Node logits = strip(value(2000, Extent.of(time)));
    Node powers = strip(value(2000, Extent.of(time)));
    Node largest = strip(value(1, Extent.of(time)));
    plan(new Life(logits, 0, 1), new Life(powers, 2, 3), new Life(largest, 4, 5));
    assertThat(slot(powers)).isEqualTo(slot(logits));
    assertThat(slot(largest)).isNotEqualTo(slot(logits));
  }

  @Test
  void a_group_writes_its_result_over_an_operand_that_is_not_read_again() {
    Node operand = value(8, Extent.of(time));
    Node result = graph.map(UnaryFunction.TANH, operand);
    assertThat(plan(takeover(result), new Life(operand, 0, 1), new Life(result, 1, 2))).hasSize(1);
  }

  /** As of a masked matrix that is packed at once, beside its mask, which a gradient reads later. */
  @Test
  void values_of_one_group_share_nothing_even_when_one_of_them_is_read_at_once() {
    Node given = value(8, Extent.of(time));
    Node kept = graph.map(UnaryFunction.TANH, given);
    Node atOnce = graph.zip(BinaryFunction.MULTIPLY, kept, given);
    Takeover takeover = takeover(kept, atOnce);
    assertThat(plan(takeover, new Life(atOnce, 1, 1), new Life(kept, 1, 2))).hasSize(2);
  }

  /** A copy loads its operand for itself: whoever reads the operand later in the group, loads it once more. */
  @Test
  void nothing_is_written_over_an_operand_that_the_group_loads_again() {
    Node operand = graph.input("number", Shape.of(), Extent.CONSTANT);
    Node copy = graph.fill(operand, Shape.of(1));
    Node result = graph.map(UnaryFunction.TANH, copy);
    Node later = graph.map(UnaryFunction.EXP, operand);
    assertThat(takeover(copy, result, later).allowed(operand, result)).isFalse();
  }

  private Takeover takeover(Node... roots) {
    List<Node> all = List.of(roots);
    Schedule schedule = Schedule.of(all);
    Reads reads = new Reads(schedule.nodes(), all, List.of());
    Fusion.Fused fused = Fusion.run(schedule, reads, new Bias(schedule.nodes(), all));
    return new Takeover(fused, reads, Placement.run(fused, reads, all, true));
  }

  private Node value(int size, Extent extent) {
    return graph.input("value " + graph.nodes().size(), Shape.of(size), extent);
  }

  private Node strip(Node n) {
    spans.put(n, new Span.Part(100));
    return n;
  }

  private List<Slot> plan(Life... lives) {
    return plan(new Takeover(NOTHING, NO_READS, placement), lives);
  }

  private List<Slot> plan(Takeover takeover, Life... lives) {
    return MemoryPlan.run(List.of(lives), takeover, spans, buffers);
  }

  private int slot(Node n) {
    return buffers.specs().get(buffers.of(n)).slot();
  }
}
