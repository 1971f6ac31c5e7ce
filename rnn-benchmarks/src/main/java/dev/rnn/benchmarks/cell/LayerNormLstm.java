package dev.rnn.benchmarks.cell;

import static dev.rnn.api.tensor.Tensors.layerNorm;
import static dev.rnn.api.tensor.Tensors.sigmoid;
import static dev.rnn.api.tensor.Tensors.tanh;

import dev.rnn.api.cell.Cell;
import dev.rnn.api.cell.CellScope;
import dev.rnn.api.scope.Affine;
import dev.rnn.api.scope.AffineSettings;
import dev.rnn.api.scope.Initializers;
import dev.rnn.api.scope.Role;
import dev.rnn.api.tensor.Shape;
import dev.rnn.api.tensor.Tensor;

/** LSTM with every gate's sum and the memory normalised (after Ba et al. 2016). The biases are those of the norms. */
public record LayerNormLstm(int hiddenSize) implements Cell<LayerNormLstm.State> {
  /** The output of the step before, and the memory. */
  public record State(Tensor h, Tensor c) {}

  /** Normalises a vector, with a gain and a bias of its own. */
  private record Norm(Tensor gain, Tensor bias) {
    Tensor of(Tensor x) {
      return layerNorm(x, gain, bias);
    }
  }

  @Override
  public State initialState(CellScope scope) {
    return new State(scope.zeros(hiddenSize), scope.zeros(hiddenSize));
  }

  @Override
  public Step<State> define(CellScope scope) {
    Affine input = scope.affine("input", hiddenSize, AffineSettings.DEFAULT.withoutBias());
    Affine forget = scope.affine("forget", hiddenSize, AffineSettings.DEFAULT.withoutBias());
    Affine candidate = scope.affine("candidate", hiddenSize, AffineSettings.DEFAULT.withoutBias());
    Affine output = scope.affine("output", hiddenSize, AffineSettings.DEFAULT.withoutBias());
    Norm inputNorm = norm(scope, "input");
    Norm forgetNorm = norm(scope, "forget");
    Norm candidateNorm = norm(scope, "candidate");
    Norm outputNorm = norm(scope, "output");
    Norm memoryNorm = norm(scope, "memory");
    return (x, previous) -> {
      Tensor i = sigmoid(inputNorm.of(input.of(x, previous.h())));
      Tensor f = sigmoid(forgetNorm.of(forget.of(x, previous.h())));
      Tensor g = tanh(candidateNorm.of(candidate.of(x, previous.h())));
      Tensor o = sigmoid(outputNorm.of(output.of(x, previous.h())));
      Tensor c = f.times(previous.c()).plus(i.times(g));
      Tensor h = o.times(tanh(memoryNorm.of(c)));
      return new Output<>(h, new State(h, c));
    };
  }

  private Norm norm(CellScope scope, String of) {
    return new Norm(scope.child(of).parameter("gain", Shape.of(hiddenSize), Initializers.constant(1), Role.GAIN),
        scope.child(of).bias("bias", hiddenSize));
  }
}
