package dev.rnn.engine.interpret;

import dev.rnn.api.tensor.Shape;
import dev.rnn.engine.graph.Op;
import dev.rnn.engine.graph.Shapes;

/** One element's share of a contraction: a loop over each letter, the left operand's letters outside. */
final class Product {
  private final NumberKind kind;
  private final int[] count;
  private final int[] left; // how far apart neighbours along a letter are in each place; 0 where the letter is not
  private final int[] right;
  private final int[] result;

  Product(NumberKind kind, Op.Contract op, Shape a, Shape b, Shape y) {
    this.kind = kind;
    int[] letters = (op.left() + op.right()).chars().distinct().toArray();
    count = new int[letters.length];
    left = new int[letters.length];
    right = new int[letters.length];
    result = new int[letters.length];
    for (int i = 0; i < letters.length; i++) {
      int inLeft = op.left().indexOf(letters[i]);
      int inRight = op.right().indexOf(letters[i]);
      int inResult = op.result().indexOf(letters[i]);
      count[i] = inLeft >= 0 ? a.dim(inLeft) : b.dim(inRight);
      if (inLeft >= 0) left[i] = Shapes.inner(a, inLeft);
      if (inRight >= 0) right[i] = Shapes.inner(b, inRight);
      if (inResult >= 0) result[i] = Shapes.inner(y, inResult);
    }
  }

  /** Adds to the element of {@code y} at {@code atY} the product of the elements of a and b that begin where given. */
  void add(double[] a, int atA, double[] b, int atB, double[] y, int atY) {
    add(0, a, atA, b, atB, y, atY);
  }

  private void add(int letter, double[] a, int atA, double[] b, int atB, double[] y, int atY) {
    if (letter == count.length) {
      y[atY] = kind.round(y[atY] + kind.round(a[atA] * b[atB]));
      return;
    }
    for (int i = 0; i < count[letter]; i++) {
      add(letter + 1, a, atA + i * left[letter], b, atB + i * right[letter], y, atY + i * result[letter]);
    }
  }
}
