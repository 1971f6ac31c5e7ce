package dev.rnn.training.model;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rnn.api.error.RnnException;
import dev.rnn.training.Rnn;
import dev.rnn.training.generation.SequenceGenerator;
import java.util.Map;
import java.util.SplittableRandom;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What does not fit a topology is an error when the model is built, or when it is given data, and says what fits. */
class TopologyChecksTest {
  private static final Rnn RNN = Rnn.create();

  @Test
  void a_loss_that_wants_other_targets_than_the_topology_has() {
    refused(() -> tagger().manyToMany().classes(3).loss("ctc").build(), "RNN-LOSS-TOPOLOGY",
        "\"ctc\" wants targets on an axis of their own", "many-to-many and answers with classes",
        "losses that fit: cross-entropy");
    refused(() -> tagger().unaligned().classes(3).loss("cross-entropy").build(), "RNN-LOSS-TOPOLOGY",
        "wants the index of a class as target", "unaligned", "losses that fit: ctc");
    refused(() -> tagger().manyToOne().classes(3).loss("mean-squared-error").build(), "RNN-LOSS-TOPOLOGY",
        "wants numbers as target", "losses that fit: cross-entropy");
    refused(() -> tagger().manyToOne().numbers(3).loss("cross-entropy").build(), "RNN-LOSS-TOPOLOGY",
        "losses that fit: binary-cross-entropy, huber, mean-absolute-error, mean-squared-error");
  }

  @Test
  void inputs_that_a_topology_does_not_have() {
    refused(() -> tagger().oneToMany().classes(3).build(), "RNN-INPUT-TOPOLOGY", "one-to-many",
        "reads inputs at its steps", "startTokens(...)");
    refused(() -> RNN.sequenceModel().startVector("a", 2, Feed.EVERY_STEP).layer("gru", 3).manyToOne().classes(2)
        .build(), "RNN-INPUT-TOPOLOGY", "reads nothing at its steps", "oneToMany()");
    refused(() -> tagger().previousTarget(3).manyToOne().classes(2).build(), "RNN-INPUT-TOPOLOGY", "previousTarget");
    refused(() -> tagger().previousTarget().manyToMany().classes(2).build(), "RNN-INPUT-TOPOLOGY",
        "previousTarget(embeddingSize)");
    refused(() -> RNN.sequenceModel().startVector("a", 2, Feed.STEPS), "RNN-OPTION-RANGE", "INITIAL_STATE");
  }

  @Test
  void names_of_inputs_that_are_taken() {
    refused(() -> tagger().vectors(2).manyToMany().classes(2).build(), "RNN-INPUT-NAME", "there is one already");
    refused(() -> tagger().vectors("targets", 2).manyToMany().classes(2).build(), "RNN-INPUT-NAME", "\"targets\"");
  }

  @Test
  void sizes_that_do_not_meet() {
    refused(() -> RNN.sequenceModel().vectors(2).layer(Layer.of("gru", 3).residual()).manyToMany().classes(2).build(),
        "RNN-RESIDUAL-SIZES", "reads 2 numbers and gives 3");
    refused(() -> RNN.sequenceModel().vectors(2).layer(Layer.of("gru", 3).backward("gru", 4).merge(Merge.SUM))
        .manyToMany().classes(2).build(), "RNN-MERGE-SIZES", "3 and 4 numbers, which have no sum");
    refused(() -> Layer.of("gru", 3).dropout(1), "RNN-OPTION-RANGE", "dropout is 1.0");
  }

  @Test
  void a_model_without_topology_or_answers() {
    refused(() -> tagger().classes(2).build(), "RNN-MODEL-INCOMPLETE", "manyToOne()");
    refused(() -> tagger().manyToOne().build(), "RNN-MODEL-INCOMPLETE", "classes(...)");
  }

  @Test
  void examples_that_do_not_fit_the_model() {
    SequenceModel two = RNN.sequenceModel().tokens("word", 4, 2).vectors("size", 1).layer("gru", 3).manyToMany()
        .classes(2).build();
    refused(() -> two.predict(Examples.unlabelled(Map.of("word", new float[][] {{1}}), 1)), "RNN-EXAMPLES",
        "no input \"size\"; they have [word]");
    refused(() -> two.predict(Examples.unlabelled(Map.of("word", new float[][] {{4}}, "size", new float[1][1]), 1)),
        "RNN-EXAMPLES", "input \"word\" token 4.0 is not an index below 4");
    SequenceModel one = RNN.sequenceModel().vectors(1).layer("gru", 3).oneToOne().classes(2).build();
    refused(() -> one.predict(new float[][] {{1, 2}}), "RNN-EXAMPLES", "reads one step; a sequence has 2");
    SequenceModel ctc = tagger().unaligned().classes(3).build();
    Examples blank = Examples.of(new float[][] {{1, 1}}, new float[][] {{0}}, new int[] {2});
    refused(() -> ctc.inputs(blank, ctc.layout(blank, ctc.evaluationProgram()), Map.of()), "RNN-EXAMPLES",
        "target 0 is the blank", "from 1");
    refused(() -> SequenceGenerator.of(ctc), "RNN-GENERATE-MODEL", "unaligned");
    SequenceModel numbers = RNN.sequenceModel().startVector("a", 1, Feed.EVERY_STEP).previousTarget().layer("gru", 2)
        .oneToMany().numbers(1).build();
    refused(() -> SequenceGenerator.of(numbers).classes(Map.of("a", new float[1][1]), new SplittableRandom(1)),
        "RNN-GENERATE-MODEL", "answers with numbers");
    refused(() -> numbers.predict(Examples.unlabelled(Map.of("a", new float[1][1]), 3)), "RNN-EXAMPLES",
        "sequence 0 has 3 steps and 0 numbers of targets", "SequenceGenerator");
    refused(() -> SequenceGenerator.of(numbers).numbers(Map.of("b", new float[1][1])), "RNN-EXAMPLES", "input \"a\"");
  }

  private static SequenceModelBuilder tagger() {
    return RNN.sequenceModel().tokens(5, 4).layer("gru", 4);
  }

  private static void refused(ThrowingCallable call, String id, String... parts) {
    assertThatThrownBy(call).isInstanceOf(RnnException.class).hasMessageContaining("[" + id + "]")
        .hasMessageContainingAll(parts).hasMessageContaining("Fix:");
  }
}
