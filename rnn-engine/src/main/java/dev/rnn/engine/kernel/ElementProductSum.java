package dev.rnn.engine.kernel;

import dev.rnn.engine.graph.Extent;
import java.util.List;

/** An {@link ElementProduct} whose rows are summed: it can be computed part by part. */
public final class ElementProductSum implements RowSum {
  private final ElementProduct product;

  /** The sum that a product of several rows for each row of its result is. */
  public ElementProductSum(ElementProduct product) {
    this.product = product;
  }

  @Override
  public Split split() {
    return product.split();
  }

  @Override
  public Extent extent() {
    return product.extent();
  }

  @Override
  public int places() {
    return product.places();
  }

  @Override
  public List<Integer> operands() {
    return product.operands();
  }

  @Override
  public List<Integer> results() {
    return List.of(product.result());
  }

  @Override
  public int rows(Memory memory) {
    return product.rows(memory);
  }

  @Override
  public void run(Memory memory, Scratch scratch, int from, int to) {
    product.run(memory, scratch, from, to);
  }

  @Override
  public void add(Memory memory, Scratch scratch, int from, int to, int first, int past) {
    product.add(memory, scratch, from, to, first, past);
  }

  @Override
  public String describe() {
    return product.describe();
  }
}
