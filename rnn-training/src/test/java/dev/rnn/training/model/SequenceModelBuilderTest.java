package dev.rnn.training.model;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rnn.api.error.RnnException;
import dev.rnn.api.loss.Loss;
import dev.rnn.api.loss.LossScope;
import dev.rnn.api.tensor.Activation;
import dev.rnn.api.tensor.Tensor;
import dev.rnn.training.Rnn;
import dev.rnn.training.model.OutputSpec.When;
import dev.rnn.training.trainer.TrainerSettings;
import java.util.function.UnaryOperator;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What a Java program may get wrong when it composes a model. */
class SequenceModelBuilderTest {
  private static final Rnn RNN = Rnn.create();

  @Test
  void names_that_are_not_there_are_told_the_nearest() {
    refused(() -> model().loss("cros-entropy"), "RNN-PLUGIN-UNKNOWN", "no loss 'cros-entropy'",
        "did you mean 'cross-entropy'?");
    refused(() -> model().layer("lstn", 4), "RNN-PLUGIN-UNKNOWN", "no cell 'lstn'", "did you mean 'lstm'?");
    refused(() -> model().layer("gru", 4).predictTokens().initializer("glorott").build(), "RNN-PLUGIN-UNKNOWN",
        "did you mean 'glorot'?");
    refused(() -> RNN.trainer(TrainerSettings.DEFAULT.withOptimizer("adem", 0.1)), "RNN-PLUGIN-UNKNOWN",
        "no optimizer 'adem'", "did you mean 'adam'?");
    refused(() -> RNN.trainer(TrainerSettings.DEFAULT.withSchedule("cosinus")), "RNN-PLUGIN-UNKNOWN",
        "did you mean 'cosine'?");
  }

  @Test
  void options_that_are_not_there_or_out_of_range() {
    refused(() -> model().loss("cross-entropy(labelSmoothin=0.1)"), "RNN-OPTION-UNKNOWN",
        "did you mean 'labelSmoothing'?");
    refused(() -> model().loss("cross-entropy(labelSmoothing=1.5)"), "RNN-OPTION-", "labelSmoothing", "1.5");
    refused(() -> model().layer("gru", 0), "RNN-OPTION-RANGE", "hidden is 0");
    refused(() -> model().dropout(1), "RNN-OPTION-RANGE", "dropout is 1.0");
    refused(() -> model().tokens(0, 4), "RNN-OPTION-RANGE", "vocabulary is 0");
  }

  @Test
  void a_model_without_a_part_that_it_needs() {
    refused(() -> RNN.sequenceModel().layer("gru", 4).build(), "RNN-MODEL-INCOMPLETE", "tokens(...) or vectors(...)");
    refused(() -> RNN.sequenceModel().tokens(5, 4).build(), "RNN-MODEL-INCOMPLETE", "output(...) or predictTokens()");
    refused(() -> RNN.sequenceModel().vectors(2).output(1, Activation.IDENTITY, When.LAST_STEP).build(),
        "RNN-MODEL-INCOMPLETE", "loss(...)");
  }

  @Test
  void a_loss_that_is_no_single_number() {
    refused(() -> lossOf(prediction -> prediction.times(2)), "RNN-LOSS-SHAPE", "gives [3]", "SequenceModelBuilderTest");
  }

  @Test
  void inputs_that_do_not_fit_the_model() {
    SequenceModel model = model().layer("gru", 4).predictTokens().build();
    refused(() -> model.predict(new float[][] {{7}}), "RNN-", "7");
    refused(() -> model.predict(new float[][] {{-1}}), "RNN-", "-1");
    refused(() -> model.predict(new float[][] {{0.5f}}), "RNN-", "0.5");
    SequenceModel numbers = RNN.sequenceModel().vectors(2).layer("gru", 4)
        .output(1, Activation.IDENTITY, When.LAST_STEP).loss("huber").build();
    refused(() -> numbers.predict(new float[][] {{1, 2, 3}}), "RNN-EXAMPLES", "no multiple of 2");
  }

  private static SequenceModelBuilder model() {
    return RNN.sequenceModel().tokens(5, 4);
  }

  private static void lossOf(UnaryOperator<Tensor> body) {
    Loss loss = new Loss() {
      @Override
      public Tensor define(LossScope scope) {
        return body.apply(scope.prediction());
      }
    };
    RNN.sequenceModel().vectors(2).layer("gru", 4).output(3, Activation.IDENTITY, When.LAST_STEP).loss(loss).unsaved()
        .build();
  }

  private static void refused(ThrowingCallable call, String id, String... parts) {
    assertThatThrownBy(call).isInstanceOf(RnnException.class).hasMessageContaining("[" + id)
        .hasMessageContainingAll(parts).hasMessageContaining("Fix:");
  }
}
