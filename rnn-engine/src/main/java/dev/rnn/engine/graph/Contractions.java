package dev.rnn.engine.graph;

import dev.rnn.api.error.RnnException;
import dev.rnn.api.tensor.Shape;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Shapes of products. */
final class Contractions {
  private Contractions() {}

  /** The shape of a product's result; letters that stand for two sizes are an error. */
  static Shape result(String left, String right, String result, Node a, Node b) {
    String equation = left + "," + right + "->" + result;
    if (!isProduct(left, right, result)) {
      throw GraphChecks.error(a.graph().here(), "RNN-EQUATION", "\"" + equation + "\" is not a product.",
          "let each letter stand at most once in each place, and at least in two places; sum a single operand with"
              + " sum().");
    }
    Map<Character, Integer> sizes = new HashMap<>();
    boolean fits = left.length() == a.shape().rank() && right.length() == b.shape().rank()
        && note(sizes, left, a.shape()) && note(sizes, right, b.shape());
    if (!fits) {
      throw RnnException.error("RNN-SHAPE-MISMATCH",
              "product " + equation + ": left " + a.shape() + " and right " + b.shape() + " do not fit.")
          .in(a.graph().here().toString()).detail(GraphChecks.sides(a, b))
          .fix("give equal letters equal sizes: W [outputs, inputs] times x [inputs].").build();
    }
    List<Integer> dims = result.chars().mapToObj(c -> sizes.get((char) c)).toList();
    return new Shape(dims);
  }

  /** Every letter once in a place, and in two places or three: else there would be no derivative of the same kind. */
  private static boolean isProduct(String left, String right, String result) {
    List<String> places = List.of(left, right, result);
    for (String place : places) if (place.chars().distinct().count() != place.length()) return false;
    return (left + right + result).chars()
        .allMatch(c -> places.stream().filter(place -> place.indexOf(c) >= 0).count() >= 2);
  }

  private static boolean note(Map<Character, Integer> sizes, String letters, Shape shape) {
    for (int i = 0; i < letters.length(); i++) {
      Integer known = sizes.putIfAbsent(letters.charAt(i), shape.dim(i));
      if (known != null && known != shape.dim(i)) return false;
    }
    return true;
  }
}
