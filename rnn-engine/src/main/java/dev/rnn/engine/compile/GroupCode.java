package dev.rnn.engine.compile;

import dev.rnn.engine.graph.Known;
import dev.rnn.engine.graph.Node;
import dev.rnn.engine.graph.Op;
import dev.rnn.engine.kernel.Elementwise;
import dev.rnn.engine.kernel.Elementwise.Instruction;
import dev.rnn.engine.kernel.Kernel;
import dev.rnn.engine.kernel.Operand;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Turns a group into instructions, with registers freed after their last reader. */
final class GroupCode {
  /** A value of a group: a member, or an operand from outside as the members read it. */
  private record Key(Node base, int offset, boolean scalar) {}

  private final Unit unit;
  private final Reads reads;
  private final Buffers buffers;
  private final Predicate<Node> flushed;
  private final List<Instruction> code = new ArrayList<>();
  private final Map<Key, Integer> register = new HashMap<>();
  private final Map<Key, Integer> lastUse = new HashMap<>();
  private final TreeSet<Integer> free = new TreeSet<>();
  private int registers;

  private GroupCode(Unit unit, Reads reads, Buffers buffers, Predicate<Node> flushed) {
    this.unit = unit;
    this.reads = reads;
    this.buffers = buffers;
    this.flushed = flushed;
  }

  /**
   * The kernel of a group; members in {@code buffers} are stored, and those that are {@code flushed} without tiny
   * numbers.
   */
  static Kernel of(Unit unit, Reads reads, Buffers buffers, Predicate<Node> flushed) {
    return new GroupCode(unit, reads, buffers, flushed).kernel();
  }

  private Kernel kernel() {
    List<Node> nodes = unit.nodes();
    for (int i = 0; i < nodes.size(); i++) for (Key key : operands(nodes.get(i))) lastUse.put(key, i);
    for (int i = 0; i < nodes.size(); i++) compute(nodes.get(i), i);
    return new Elementwise(unit.extent(), unit.size(), registers, code);
  }

  private void compute(Node n, int index) {
    List<Key> operands = operands(n);
    List<Integer> in = new ArrayList<>();
    for (Key key : operands) in.add(held(key));
    for (Key key : operands) {
      Integer held = Known.in(lastUse, key) == index ? register.remove(key) : null;
      if (held != null) free.add(held);
    }
    int to = take();
    switch (n.op()) {
      case Op.Map(var function) -> code.add(new Instruction.Unary(to, function, in.get(0)));
      case Op.Zip(var function) -> code.add(new Instruction.Binary(to, function, in.get(0), in.get(1)));
      case Op.Select _ -> code.add(new Instruction.Select(to, in.get(0), in.get(1), in.get(2)));
      case Op.Noise(String name) -> code.add(new Instruction.Noise(to, name));
      default -> load(to, View.of(n)); // a view, a constant or a one-hot vector that needs memory
    }
    Key self = new Key(n, 0, false);
    for (Buffers.Place place : buffers.targets(n)) {
      code.add(new Instruction.Store(to, place.buffer(), place.rowSize(), place.offset(), flushed.test(n)));
    }
    if (lastUse.containsKey(self)) register.put(self, to);
    else free.add(to);
  }

  /** Whether what a member loads is kept for its later readers; what a view loads, it loads for itself. */
  static boolean holdsOperands(Node n) {
    return n.op() instanceof Op.Map || n.op() instanceof Op.Zip || n.op() instanceof Op.Select;
  }

  private List<Key> operands(Node n) {
    if (!holdsOperands(n)) return List.of();
    List<Key> keys = new ArrayList<>();
    for (Node in : n.inputs()) {
      View view = reads.view(n, in);
      keys.add(new Key(view.base(), view.offset(), view.scalar() && n.size() != 1));
    }
    return keys;
  }

  private int held(Key key) {
    Integer known = register.get(key);
    if (known != null) return known;
    int to = load(key);
    register.put(key, to);
    return to;
  }

  private int load(Key key) {
    int to = take();
    load(to, new View(key.base, key.offset, key.scalar));
    return to;
  }

  /** An operand from outside: read, or made on the spot. */
  private void load(int to, View view) {
    if (view.base().op() instanceof Op.Constant(double value)) {
      code.add(new Instruction.Literal(to, (float) value));
    } else if (Reads.isWholeOneHot(unit.first(), view)) {
      code.add(new Instruction.OneHot(to, operand(View.of(view.base().in(0)))));
    } else {
      code.add(new Instruction.Load(to, operand(view)));
    }
  }

  private Operand operand(View view) {
    return buffers.operand(view);
  }

  private int take() {
    Integer reused = free.pollFirst();
    return reused == null ? registers++ : reused;
  }
}
