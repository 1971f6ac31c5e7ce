package dev.rnn.engine.kernel;

import dev.rnn.api.tensor.BinaryFunction;
import dev.rnn.engine.kernel.Elementwise.Instruction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The instructions of a group as formulas that people can read: {@code b7 = tanh(b3) * sigmoid(b3+200 + b4)}. */
final class GroupText {
  private final List<String> lines = new ArrayList<>();
  private final Map<Integer, String> value = new HashMap<>(); // of each register
  private int named;

  private GroupText() {}

  /** One line for each result, and for each value that is used more than once. */
  static List<String> of(List<Instruction> instructions) {
    GroupText text = new GroupText();
    for (int i = 0; i < instructions.size(); i++) text.add(instructions.get(i), uses(instructions, i));
    return text.lines;
  }

  private void add(Instruction instruction, int uses) {
    switch (instruction) {
      case Instruction.Load(int to, Operand from) -> value.put(to, from.toString());
      case Instruction.Literal(int to, float number) -> value.put(to, Float.toString(number));
      case Instruction.OneHot(int to, Operand index) -> value.put(to, "onehot(" + index + ")");
      case Instruction.Noise(int to, String name) -> set(to, "noise(\"" + name + "\")", uses);
      case Instruction.Unary(int to, var function, int x) ->
          set(to, function.name().toLowerCase(Locale.ROOT) + "(" + bare(x) + ")", uses);
      case Instruction.Binary(int to, var function, int a, int b) -> set(to, text(function, a, b), uses);
      case Instruction.Select(int to, int c, int a, int b) ->
          set(to, "(" + bare(c) + " ? " + bare(a) + " : " + bare(b) + ")", uses);
      case Instruction.Store(int from, int buffer, _, int offset, boolean flush) -> {
        String target = "b" + buffer + (offset > 0 ? "+" + offset : "");
        lines.add(target + " = " + (flush ? "flush(" + bare(from) + ")" : bare(from)));
        value.put(from, target);
      }
    }
  }

  private String text(BinaryFunction function, int a, int b) {
    return switch (function) {
      case ADD -> infix(a, "+", b);
      case SUBTRACT -> infix(a, "-", b);
      case MULTIPLY -> infix(a, "*", b);
      case DIVIDE -> infix(a, "/", b);
      case EQUAL -> infix(a, "==", b);
      case LESS -> infix(a, "<", b);
      case MAXIMUM -> "max(" + bare(a) + ", " + bare(b) + ")";
      case MINIMUM -> "min(" + bare(a) + ", " + bare(b) + ")";
    };
  }

  private String infix(int a, String operator, int b) {
    return "(" + value.get(a) + " " + operator + " " + value.get(b) + ")";
  }

  /** A value without the parentheses around all of it. */
  private String bare(int register) {
    String text = String.valueOf(value.get(register));
    return text.startsWith("(") && closes(text) == text.length() - 1 ? text.substring(1, text.length() - 1) : text;
  }

  private static int closes(String text) {
    int depth = 0;
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == '(') depth++;
      if (text.charAt(i) == ')' && --depth == 0) return i;
    }
    return -1;
  }

  private void set(int to, String text, int uses) {
    value.put(to, text);
    if (uses < 2) return;
    String name = "v" + named++;
    lines.add(name + " = " + bare(to));
    value.put(to, name);
  }

  /** How often what an instruction computes is read before its register gets another value. */
  private static int uses(List<Instruction> instructions, int index) {
    int register = written(instructions.get(index));
    int uses = 0;
    for (int i = index + 1; i < instructions.size(); i++) {
      Instruction next = instructions.get(i);
      switch (next) {
        case Instruction.Unary unary -> uses += unary.x() == register ? 1 : 0;
        case Instruction.Binary b -> uses += (b.a() == register ? 1 : 0) + (b.b() == register ? 1 : 0);
        case Instruction.Select s ->
            uses += (s.condition() == register ? 1 : 0) + (s.a() == register ? 1 : 0) + (s.b() == register ? 1 : 0);
        case Instruction.Store store -> {
          if (store.from() == register) return uses + 1; // from here on it has the result's name
        }
        default -> {}
      }
      if (written(next) == register) break;
    }
    return uses;
  }

  private static int written(Instruction instruction) {
    return switch (instruction) {
      case Instruction.Load load -> load.to();
      case Instruction.Literal literal -> literal.to();
      case Instruction.Unary unary -> unary.to();
      case Instruction.Binary binary -> binary.to();
      case Instruction.Select select -> select.to();
      case Instruction.OneHot oneHot -> oneHot.to();
      case Instruction.Noise noise -> noise.to();
      case Instruction.Store _ -> -1;
    };
  }
}
