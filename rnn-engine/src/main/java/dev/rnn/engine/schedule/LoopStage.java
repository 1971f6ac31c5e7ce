package dev.rnn.engine.schedule;

import dev.rnn.api.error.RnnException;
import dev.rnn.engine.graph.Node;
import dev.rnn.engine.graph.Op;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Turns a cycle into a loop over one axis in one direction, or says why it cannot be one, naming the author's lines.
 */
final class LoopStage {
  private LoopStage() {}

  static Stage of(int phase, List<Node> members) {
    Set<Op.Delay> delays = members.stream().map(Node::op).filter(Op.Delay.class::isInstance).map(Op.Delay.class::cast)
        .collect(Collectors.toCollection(LinkedHashSet::new));
    if (delays.isEmpty()) throw withoutDelay(members);
    for (Op.Delay delay : delays) {
      if (delays.stream().anyMatch(d -> d.axis().equals(delay.axis()) && d.direction() != delay.direction())) continue;
      List<Node> body = bodyOf(members, delay);
      if (body.size() < members.size()) continue; // a cycle remains that this delay is not on
      Stage stage = new Stage(phase, delay.axis(), delay.direction(), body);
      for (Node node : members) if (!node.extent().has(delay.axis())) throw overAllSteps(node, stage, members);
      return stage;
    }
    throw refuse(delays, members);
  }

  /** The members in the order within a step: a carried delay comes before its value, all else after its operands. */
  private static List<Node> bodyOf(List<Node> members, Op.Delay carried) {
    Set<Node> inside = new HashSet<>(members);
    Set<Node> done = new HashSet<>();
    List<Node> body = new ArrayList<>();
    List<Node> waiting = new ArrayList<>(members);
    waiting.sort(Comparator.comparingInt(Node::id));
    boolean progress = true;
    while (progress && !waiting.isEmpty()) {
      progress = false;
      List<Node> still = new ArrayList<>();
      for (Node node : waiting) {
        boolean ready = carried.equals(node.op())
            || node.inputs().stream().allMatch(in -> !inside.contains(in) || done.contains(in));
        if (!ready) {
          still.add(node);
          continue;
        }
        done.add(node);
        body.add(node);
        progress = true;
      }
      waiting = still;
    }
    return body;
  }

  private static RnnException withoutDelay(List<Node> members) {
    return error("RNN-CYCLE-NO-DELAY", "a value depends on itself at the same step: a cycle without a delay.",
            null, members)
        .fix("let it depend on the step before, through the state.").build();
  }

  private static RnnException overAllSteps(Node node, Stage stage, List<Node> members) {
    return error("RNN-CYCLE-ALL-STEPS", "state along " + stage.axis() + " depends on " + node.describe() + ", which"
            + " needs all steps of " + stage.axis() + ".", node, members)
        .fix("use a value of this step or of the step before in a state.").build();
  }

  private static RnnException refuse(Set<Op.Delay> delays, List<Node> members) {
    boolean oneAxis = delays.stream().map(Op.Delay::axis).distinct().count() == 1;
    boolean oneDirection = delays.stream().map(Op.Delay::direction).distinct().count() == 1;
    if (oneAxis && oneDirection) return withoutDelay(members);
    String what = oneAxis
        ? "a state along " + delays.iterator().next().axis() + " depends on the step before and on the step after."
        : "a state runs along two axes at once: "
            + delays.stream().map(d -> d.axis() + " " + d.direction().name().toLowerCase(java.util.Locale.ROOT))
                .distinct().sorted().toList() + ".";
    return error(oneAxis ? "RNN-CYCLE-DIRECTIONS" : "RNN-CYCLE-AXES", what, null, members)
        .fix(oneAxis ? "run one cell in each direction and combine their outputs."
            : "run one recurrence after the other: the second over the first one's outputs.").build();
  }

  /** The lines of all members, the culprit's before the others. */
  private static RnnException.Builder error(String id, String what, @Nullable Node culprit, List<Node> members) {
    RnnException.Builder error = RnnException.error(id, what);
    Stream.concat(Stream.ofNullable(culprit), members.stream().sorted(Comparator.comparingInt(Node::id)))
        .map(n -> n.origin().toString()).filter(line -> !line.isEmpty()).distinct().limit(8).forEach(error::in);
    return error;
  }
}
