package dev.rnn.engine.graph;

import dev.rnn.api.scope.Role;
import dev.rnn.api.tensor.BinaryFunction;
import dev.rnn.api.tensor.Reduction;
import dev.rnn.api.tensor.RowOperation;
import dev.rnn.api.tensor.UnaryFunction;

/** What a node computes. Shape and extent of the result stand in the node. */
public sealed interface Op {
  /** Data, carried state or a run-time scalar, given by name for each run. */
  record Input(String name) implements Op {}

  /** A learned value. */
  record Parameter(String path, Role role) implements Op {}

  /** The same number in every place. */
  record Constant(double value) implements Op {}

  /** 1 while training, 0 else; folded when a program is compiled for a mode. */
  record Training() implements Op {}

  /** Numbers uniform in [0, 1), a function of seed, step, name, example, time and place; never merged with another. */
  record Noise(String name) implements Op {}

  /** A function of each number. */
  record Map(UnaryFunction function) implements Op {}

  /** A function of each pair of numbers of one shape. */
  record Zip(BinaryFunction function) implements Op {}

  /** (condition, a, b): a where the condition is not 0, else b. */
  record Select() implements Op {}

  /**
   * A product, summed over the letters that the result lacks and from the extent {@code over} down to the node's
   * extent: {@code ij,j->i} is W x, {@code ij,i->j} is Wᵀ y, {@code i,i->} a dot product, {@code i,j->ij} summed over
   * all rows a weight gradient, {@code ,i->i} summed over an axis the context of an attention.
   */
  record Contract(String left, String right, String result, Extent over) implements Op {}

  /** A part of one dimension. */
  record Slice(int dim, int from) implements Op {}

  /** Parts one after the other along one dimension. */
  record Concat(int dim) implements Op {}

  /** A scalar repeated to the node's shape. */
  record Fill() implements Op {}

  /** All of an element to a scalar. */
  record ReduceElement(Reduction reduction) implements Op {}

  /** To a larger extent. Most broadcasts are implicit; this one is for when nothing else carries the extent. */
  record Broadcast() implements Op {}

  /** From the input's extent down to the node's extent. */
  record ReduceRows(Reduction reduction) implements Op {}

  /** An index (a scalar) to a vector of the node's size. */
  record OneHot() implements Op {}

  /** The index of the largest number. */
  record ArgMax() implements Op {}

  /** An author's own operation on each row. */
  record Custom(RowOperation operation) implements Op {}

  /** (operands, result, adjoint of the result) to the adjoints of all operands, one after the other. */
  record CustomGradient(RowOperation operation) implements Op {}

  /** The same value, not differentiated. */
  record StopGradient() implements Op {}

  /** (initial, value) to [initial, v1 … v(L−1)]: the value at the step before, in {@code direction}. */
  record Delay(Axis axis, Direction direction) implements Op {}

  /** (delay) to what the delay would give one step after the last: vL, or the initial value when L = 0. */
  record Final() implements Op {}
}
