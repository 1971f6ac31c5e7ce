package dev.rnn.engine.compile;

import dev.rnn.engine.compile.Lives.Life;
import dev.rnn.engine.compile.Program.Share;
import dev.rnn.engine.compile.Program.Slot;
import dev.rnn.engine.compile.Program.Span;
import dev.rnn.engine.graph.Extent;
import dev.rnn.engine.graph.Node;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * Pass: buffers whose lives do not meet share a slot, whatever their rows: the largest first, so that each finds a
 * place among those that are larger, the smallest that is free. How many rows there will be is not known yet: sizes are
 * guessed, and a slot is made as large as the largest of its buffers when they are.
 *
 * <p>A strip is computed block by block: there only rows of one size may take turns.
 */
final class MemoryPlan {
  /** Steps of an axis, and sequences of a batch, as a guess. */
  static final int USUAL = 32;

  private static final Span ALL = new Span.All();

  private final Takeover takeover;
  private final Map<Node, Span> spans;
  private final List<List<Life>> slots = new ArrayList<>();

  private MemoryPlan(Takeover takeover, Map<Node, Span> spans) {
    this.takeover = takeover;
    this.spans = spans;
  }

  /** Chooses a slot for each buffer, in place; returns the slots. */
  static List<Slot> run(List<Life> lives, Takeover takeover, Map<Node, Span> spans, Buffers buffers) {
    MemoryPlan plan = new MemoryPlan(takeover, spans);
    List<Life> largestFirst = new ArrayList<>(lives);
    largestFirst.sort(Comparator.comparingLong((Life l) -> -usual(plan.share(l))).thenComparingInt(Life::from)
        .thenComparingInt(l -> l.node().id()));
    for (Life life : largestFirst) {
      int id = buffers.of(life.node());
      buffers.specs().set(id, buffers.specs().get(id).inSlot(plan.place(life)));
    }
    return plan.slots.stream().map(s -> new Slot(s.stream().map(plan::share).distinct().toList())).toList();
  }

  private int place(Life life) {
    int chosen = -1;
    for (int s = 0; s < slots.size(); s++) {
      List<Life> slot = slots.get(s);
      if (slot.stream().anyMatch(other -> meet(life, other))) continue;
      chosen = s; // the last free one: as slots are made from large to small, the smallest
      if (slot.stream().anyMatch(other -> isTakenOver(other, life))) break; // what was just read is in the cache
    }
    if (chosen >= 0) {
      slots.get(chosen).add(life);
      return chosen;
    }
    slots.add(new ArrayList<>(List.of(life)));
    return slots.size() - 1;
  }

  private boolean meet(Life a, Life b) {
    Share x = share(a);
    Share y = share(b);
    if (x.span() instanceof Span.Part && y.span().equals(x.span()) && x.size() != y.size()) return true;
    if (a.to() < b.from() || b.to() < a.from()) return false;
    return !isTakenOver(a, b) && !isTakenOver(b, a);
  }

  private boolean isTakenOver(Life operand, Life result) {
    boolean follows = operand.from() < result.from() && operand.to() == result.from();
    return follows && share(operand).span().equals(share(result).span())
        && takeover.allowed(operand.node(), result.node());
  }

  private Share share(Life life) {
    return new Share(life.node().extent(), life.node().size(), spans.getOrDefault(life.node(), ALL));
  }

  private static long usual(Share share) {
    long all = usual(share.extent(), share.size());
    return switch (share.span()) {
      case Span.All _ -> all;
      case Span.Part(int most) -> Math.min((long) most * share.size(), all);
      case Span.Step _ -> all / USUAL;
    };
  }

  /** How many numbers there usually are in all rows. */
  static long usual(Extent extent, int size) {
    long rows = extent.equals(Extent.CONSTANT) ? 1 : USUAL;
    for (int i = 0; i < extent.axes().size(); i++) rows *= USUAL;
    return rows * size;
  }
}
