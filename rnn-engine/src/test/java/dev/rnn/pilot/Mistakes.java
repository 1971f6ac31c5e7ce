package dev.rnn.pilot;

import static dev.rnn.api.tensor.Tensors.concatenate;
import static dev.rnn.api.tensor.Tensors.oneHot;
import static dev.rnn.api.tensor.Tensors.product;
import static dev.rnn.api.tensor.Tensors.sigmoid;
import static dev.rnn.api.tensor.Tensors.tanh;
import static dev.rnn.api.tensor.Tensors.where;

import dev.rnn.api.cell.Cell;
import dev.rnn.api.cell.CellScope;
import dev.rnn.api.scope.Affine;
import dev.rnn.api.scope.Grain;
import dev.rnn.api.tensor.Sequence;
import dev.rnn.api.tensor.Shape;
import dev.rnn.api.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/**
 * What an author gets wrong, one mistake each. The line that the error must name ends in a comment: {@code at} and the
 * mistake's name.
 */
public final class Mistakes {
  private Mistakes() {}

  /** A minimal gated unit with a gate of another size than its state. */
  public record WrongGate(int hiddenSize, int gateSize) implements Cell<TorchGru.State> {
    @Override
    public TorchGru.State initialState(CellScope scope) {
      return new TorchGru.State(scope.zeros(hiddenSize));
    }

    @Override
    public Step<TorchGru.State> define(CellScope scope) {
      Affine forget = scope.affine("forget", gateSize);
      Affine candidate = scope.affine("candidate", hiddenSize);
      return (x, previous) -> {
        Tensor f = sigmoid(forget.of(x, previous.h()));
        Tensor c = tanh(candidate.of(x, f.times(previous.h()))); // at shape
        Tensor h = previous.h().plus(f.times(c.minus(previous.h())));
        return new Output<>(h, new TorchGru.State(h));
      };
    }
  }

  /** A step on a state of three numbers. */
  private interface Body {
    Tensor next(Tensor x, Tensor h);
  }

  /** Declares something and gives the step. */
  private interface Declaring {
    Body in(CellScope scope);
  }

  private record Small(Declaring declaring) implements Cell<TorchGru.State> {
    @Override
    public TorchGru.State initialState(CellScope scope) {
      return new TorchGru.State(scope.zeros(3));
    }

    @Override
    public Step<TorchGru.State> define(CellScope scope) {
      Body body = declaring.in(scope);
      return (x, previous) -> {
        Tensor h = body.next(x, previous.h());
        return new Output<>(h, new TorchGru.State(h));
      };
    }
  }

  private static Cell<TorchGru.State> step(Body body) {
    return new Small(_ -> body);
  }

  private static Cell<TorchGru.State> declaring(Declaring declaring) {
    return new Small(declaring);
  }

  /** Returns a state of another shape. */
  public static Cell<TorchGru.State> stateShape() {
    return step((x, h) -> concatenate(h, x)); // at stateShape
  }

  /** Returns a list of states that grows. */
  public static Cell<List<Tensor>> stateStructure() {
    return new Cell<>() {
      @Override
      public List<Tensor> initialState(CellScope scope) {
        return List.of(scope.zeros(3));
      }

      @Override
      public Step<List<Tensor>> define(CellScope scope) {
        return (x, previous) -> {
          List<Tensor> grown = new ArrayList<>(previous);
          grown.add(tanh(x)); // at stateStructure
          return new Output<>(x, grown);
        };
      }
    };
  }

  /** Keeps a tensor from one model to the next. */
  public static Cell<TorchGru.State> foreignTensor() {
    Tensor[] kept = new Tensor[1];
    return step((x, h) -> {
      if (kept[0] == null) kept[0] = x;
      return h.plus(kept[0]); // at foreignTensor
    });
  }

  /** Declares a parameter twice. */
  public static Cell<TorchGru.State> parameterTwice() {
    return declaring(scope -> {
      Tensor first = scope.bias("b", 3); // at parameterTwice.first
      Tensor second = scope.bias("b", 3); // at parameterTwice
      return (x, h) -> h.plus(first).plus(second);
    });
  }

  /** Draws two noises of one name. */
  public static Cell<TorchGru.State> noiseTwice() {
    return declaring(scope -> (x, h) -> {
      Tensor first = scope.uniform("noise", Shape.of(3), Grain.STEP); // at noiseTwice.first
      return first.plus(scope.dropout("noise", h, 0.5)); // at noiseTwice
    });
  }

  /** A slash in a name. */
  public static Cell<TorchGru.State> name() {
    return declaring(scope -> {
      Affine affine = scope.affine("gate/forget", 3); // at name
      return (x, h) -> affine.of(h);
    });
  }

  /** An affine called with more than at first. */
  public static Cell<TorchGru.State> affineOperands() {
    return declaring(scope -> {
      Affine affine = scope.affine("gate", 3);
      return (x, h) -> affine.of(h).plus(affine.of(h, x)); // at affineOperands
    });
  }

  /** Reads outputs of an encoder as if they were at the same steps. */
  public static Cell<TorchGru.State> pairs(Tensor encoded) {
    return step((x, h) -> tanh(h.plus(encoded))); // at pairs
  }

  /** The same, within a concatenation of more than two. */
  public static Cell<TorchGru.State> pairsInConcatenation(Tensor encoded) {
    return declaring(scope -> (x, h) -> concatenate(scope.zeros(1), h, encoded)); // at pairsInConcatenation
  }

  /** A slice beyond the end. */
  public static Cell<TorchGru.State> slice() {
    return step((x, h) -> h.slice(2, 2)); // at slice
  }

  /** A slice of a scalar. */
  public static Cell<TorchGru.State> sliceOfScalar() {
    return step((x, h) -> h.sum().slice(0, 1)); // at sliceOfScalar
  }

  /** A scalar among vectors. */
  public static Cell<TorchGru.State> concatenation() {
    return step((x, h) -> concatenate(h, x.sum())); // at concatenation
  }

  /** A matrix times a vector that does not fit. */
  public static Cell<TorchGru.State> productSize() {
    return declaring(scope -> {
      Tensor matrix = scope.constant(1, 3, 4);
      return (x, h) -> product(matrix, h); // at productSize
    });
  }

  /** A letter that only one operand has. */
  public static Cell<TorchGru.State> equation() {
    return step((x, h) -> h.language().contract("i,j->i", h, x)); // at equation
  }

  /** No equation at all. */
  public static Cell<TorchGru.State> equationSyntax() {
    return step((x, h) -> h.language().contract("ij j", h, x)); // at equationSyntax
  }

  /** A vector as a class index. */
  public static Cell<TorchGru.State> index() {
    return step((x, h) -> oneHot(x, 3)); // at index
  }

  /** A vector where one number is repeated. */
  public static Cell<TorchGru.State> fill() {
    return step((x, h) -> h.language().fill(h, Shape.of(2))); // at fill
  }

  /** Alternatives of two sizes. */
  public static Cell<TorchGru.State> alternatives() {
    return step((x, h) -> where(x.sum(), h, x)); // at alternatives
  }

  /** Starts from a value that differs from step to step. */
  public static Tensor perStep(Sequence sequence) {
    return sequence.unroll(sequence.values(), h -> tanh(h)).last(); // at perStep
  }

  /** What lies beyond the end has another size than the steps. */
  public static Tensor shiftShape(Sequence sequence) {
    Tensor none = sequence.values().slice(0, 1);
    return sequence.previous(sequence.values(), sequence.sum(none)); // at shiftShape
  }

  /** A state that gets a value for each step of another axis without having begun with one. */
  public static Tensor stateExtent(Sequence steps, Sequence memory) {
    Tensor zero = steps.length().times(0);
    return steps.unroll(zero, covered -> covered.plus(memory.values().sum())).last(); // at stateExtent
  }

  /** A state that needs itself at all steps. */
  public static Tensor allSteps(Sequence steps) {
    Tensor zero = steps.sum(steps.values()).times(0);
    return steps.unroll(zero, h -> {
      Tensor mean = steps.mean(h); // at allSteps
      return tanh(mean.plus(steps.values()));
    }).last();
  }

  /** A state that depends on the step before and on the step after. */
  public static Tensor bothDirections(Sequence steps) {
    Tensor zero = steps.sum(steps.values()).times(0);
    return steps.unroll(zero, h -> {
      Tensor after = steps.next(h, zero); // at bothDirections
      return tanh(after.plus(steps.values()));
    }).last();
  }

  /** A recurrence along one axis inside of one along another. */
  public static Tensor twoAxes(Sequence rows, Sequence columns) {
    Tensor zero = columns.constant(0);
    return rows.unroll(zero, above ->
        columns.unroll(rows.values().sum().times(0), left -> {
          Tensor both = above.plus(left); // at twoAxes
          return tanh(both);
        }).states()).last();
  }
}
