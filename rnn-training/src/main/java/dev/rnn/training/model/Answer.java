package dev.rnn.training.model;

import dev.rnn.api.error.RnnException;
import dev.rnn.api.plugin.Spec;
import dev.rnn.api.tensor.Activation;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a model is to answer, and what follows from that.
 *
 * @param kind null: an output layer of the author's own
 * @param count of classes, labels or numbers
 */
record Answer(ModelChecks.@Nullable Answers kind, int count, Activation activation) {
  private boolean isClass() {
    return kind == ModelChecks.Answers.CLASSES;
  }

  /** The output layer; unaligned classes have one more, the blank. */
  OutputSpec output(Topology shape, boolean tied) {
    return new OutputSpec(shape == Topology.UNALIGNED && isClass() ? count + 1 : count, activation, shape.when(), tied);
  }

  /**
   * The loss where none is given.
   *
   * @throws RnnException {@code RNN-MODEL-INCOMPLETE} if there is no usual one
   */
  Spec usualLoss(Topology shape) {
    if (kind == null) throw SequenceModelBuilder.incomplete("loss(...)");
    return Spec.of(shape == Topology.UNALIGNED ? "ctc" : switch (kind) {
      case CLASSES -> "cross-entropy";
      case LABELS -> "binary-cross-entropy";
      case NUMBERS -> "mean-squared-error";
    });
  }

  /**
   * The input that reads the target of the step before.
   *
   * @param embeddingSize of classes; negative: numbers are read as they are; 0: there is no such input
   */
  Optional<InputSpec> previous(int embeddingSize, OutputSpec output) {
    if (embeddingSize == 0) return Optional.empty();
    if (isClass() != (embeddingSize > 0)) {
      throw RnnException.error("RNN-INPUT-TOPOLOGY", "previous targets that are " + (isClass() ? "classes" : "numbers")
              + " cannot be fed that way.")
          .fix("call previousTarget(embeddingSize) for classes(...), previousTarget() for numbers.").build();
    }
    return Optional.of(isClass() // one more: the start symbol
        ? InputSpec.tokens(InputSpec.PREVIOUS, Feed.PREVIOUS_TARGET, output.size() + 1, embeddingSize)
        : InputSpec.vectors(InputSpec.PREVIOUS, Feed.PREVIOUS_TARGET, output.size()));
  }
}
