package dev.rnn.engine.kernel;

import dev.rnn.engine.kernel.Elementwise.Instruction;
import dev.rnn.engine.kernel.generate.Formula;
import dev.rnn.engine.kernel.generate.Step;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * The instructions of a group as formulas. Argument i is what instruction i reads or writes; further arguments carry
 * registers from one part to the next where a group is too long for one routine.
 */
final class GroupFormulas {
  /** Vector operations of a routine. The JIT compiler does not compile methods of 8000 bytes, about 1500 operations. */
  static final int MOST = 400;

  private final List<Formula> parts = new ArrayList<>();
  private int arguments;

  private GroupFormulas(List<Instruction> instructions, boolean broadcast) {
    arguments = instructions.size();
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < instructions.size(); i++) {
      List<Step> next = steps(instructions.get(i), i, broadcast);
      if (!steps.isEmpty() && cost(steps) + cost(next) > MOST) cut(steps, instructions, i);
      steps.addAll(next);
    }
    parts.add(new Formula(steps));
  }

  /**
   * The formulas of a group.
   *
   * @param broadcast whether scalar operands are one number for each row, not a whole row each
   */
  static GroupFormulas of(List<Instruction> instructions, boolean broadcast) {
    return new GroupFormulas(instructions, broadcast);
  }

  /** Whether there is vector code for all functions. */
  static boolean supports(List<Instruction> instructions) {
    return instructions.stream()
        .allMatch(i -> !(i instanceof Instruction.Unary unary) || Formula.supports(unary.function()));
  }

  /** One formula after the other. */
  List<Formula> parts() {
    return parts;
  }

  /** The number of arguments, some of which are not used. */
  int arguments() {
    return arguments;
  }

  /** Ends a part: registers read later are written to further arguments, and read from there by the next part. */
  private void cut(List<Step> steps, List<Instruction> instructions, int next) {
    List<Step> reads = new ArrayList<>();
    for (int register : liveAt(instructions, next)) {
      steps.add(new Step.Store(register, carrier(register, instructions.size())));
      reads.add(new Step.Load(register, carrier(register, instructions.size())));
    }
    parts.add(new Formula(steps));
    steps.clear();
    steps.addAll(reads);
  }

  private int carrier(int register, int first) {
    arguments = Math.max(arguments, first + register + 1);
    return first + register;
  }

  /** The registers that are read from an instruction on before they are written. */
  private static List<Integer> liveAt(List<Instruction> instructions, int next) {
    BitSet live = new BitSet();
    for (int i = instructions.size() - 1; i >= next; i--) {
      switch (instructions.get(i)) {
        case Instruction.Load load -> live.clear(load.to());
        case Instruction.Literal literal -> live.clear(literal.to());
        case Instruction.OneHot oneHot -> live.clear(oneHot.to());
        case Instruction.Noise noise -> live.clear(noise.to());
        case Instruction.Unary(int to, _, int x) -> {
          live.clear(to);
          live.set(x);
        }
        case Instruction.Binary(int to, _, int a, int b) -> {
          live.clear(to);
          live.set(a);
          live.set(b);
        }
        case Instruction.Select(int to, int condition, int a, int b) -> {
          live.clear(to);
          live.set(condition);
          live.set(a);
          live.set(b);
        }
        case Instruction.Store store -> live.set(store.from());
      }
    }
    return live.stream().boxed().toList();
  }

  private static List<Step> steps(Instruction instruction, int i, boolean broadcast) {
    return switch (instruction) {
      case Instruction.Load(int to, Operand from) ->
          List.of(from.scalar() && broadcast ? new Step.Broadcast(to, i) : new Step.Load(to, i));
      case Instruction.OneHot oneHot -> List.of(new Step.Load(oneHot.to(), i));
      case Instruction.Noise noise -> List.of(new Step.Load(noise.to(), i));
      case Instruction.Literal(int to, float value) -> List.of(new Step.Literal(to, value));
      case Instruction.Unary(int to, var function, int x) -> List.of(new Step.Unary(to, function, x));
      case Instruction.Binary(int to, var function, int a, int b) -> List.of(new Step.Binary(to, function, a, b));
      case Instruction.Select(int to, int condition, int a, int b) -> List.of(new Step.Select(to, condition, a, b));
      case Instruction.Store store when store.flush() ->
          List.of(new Step.Flush(store.from(), Elementwise.TINY), new Step.Store(store.from(), i));
      case Instruction.Store store -> List.of(new Step.Store(store.from(), i));
    };
  }

  private static int cost(List<Step> steps) {
    return steps.stream().mapToInt(Formula::cost).sum();
  }
}
