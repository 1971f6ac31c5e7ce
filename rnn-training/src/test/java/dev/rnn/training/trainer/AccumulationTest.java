package dev.rnn.training.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rnn.training.model.Examples;
import dev.rnn.training.model.SequenceModel;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AccumulationTest {
  @ParameterizedTest
  @EnumSource(Reduction.class)
  void fourBatchesOfEightAccumulated_areABatchOf32_ragged(Reduction reduction) {
    Examples examples = Tasks.cycle(32, 7, 9, 3);
    SequenceModel whole = Tasks.tokens("lstm", 7, 0, 5);
    SequenceModel parts = Tasks.tokens("lstm", 7, 0, 5);
    TrainerSettings settings = TrainerSettings.DEFAULT.withOptimizer("sgd", 0.1).withReduction(reduction)
        .withClipping(1, 0);

    Tasks.RNN.trainer(settings).fit(whole, new ShuffledExamples(examples, 32, 1));
    Tasks.RNN.trainer(settings.withAccumulation(4)).fit(parts, new ShuffledExamples(examples, 8, 1));

    for (String path : whole.parameters().paths()) {
      float[] a = whole.parameters().values(path);
      float[] b = parts.parameters().values(path);
      for (int i = 0; i < a.length; i++) assertThat(b[i]).as("%s[%d]", path, i).isCloseTo(a[i], within(a[i]));
    }
  }

  @ParameterizedTest
  @EnumSource(Reduction.class)
  void anUpdateChangesParameters(Reduction reduction) {
    SequenceModel model = Tasks.tokens("lstm", 7, 0, 5);
    float before = model.parameters().values("layer0/forget/W")[0];
    Tasks.RNN.trainer(TrainerSettings.DEFAULT.withOptimizer("sgd", 0.1).withReduction(reduction))
        .fit(model, new ShuffledExamples(Tasks.cycle(32, 7, 9, 3), 32, 1));
    assertThat(model.parameters().values("layer0/forget/W")[0]).isNotEqualTo(before);
  }

  private static org.assertj.core.data.Offset<Float> within(float size) {
    return org.assertj.core.data.Offset.offset(Math.max(1e-6f, Math.abs(size) * 1e-5f));
  }
}
