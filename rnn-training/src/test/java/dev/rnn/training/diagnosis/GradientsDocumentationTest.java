package dev.rnn.training.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rnn.engine.runtime.Workers;
import dev.rnn.training.Rnn;
import dev.rnn.training.model.Examples;
import dev.rnn.training.model.Layer;
import dev.rnn.training.model.SequenceModel;
import dev.rnn.training.trainer.ShuffledExamples;
import dev.rnn.training.trainer.TrainerSettings;
import dev.rnn.training.trainer.TrainingListener;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What docs/gradients.md shows. */
class GradientsDocumentationTest {
  private final Rnn rnn = Rnn.create();
  private final Examples examples = Examples.of(new float[][] {{1, 2, 3, 0}, {4, 1, 2, 3}},
      new float[][] {{0}, {1}}, new int[] {4, 4});
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private final PrintStream console = System.out;

  @BeforeEach
  void listenToTheConsole() {
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
  }

  @AfterEach
  void giveTheConsoleBack() {
    System.setOut(console);
  }

  private SequenceModel model() {
    return rnn.sequenceModel().tokens(5, 4).layer(Layer.of("gru", 4)).manyToOne().classes(2).seed(2).build();
  }

  @Test
  void a_report_has_a_sentence_for_each_layer() {
    SequenceModel model = model();
    try (Workers workers = new Workers(1)) {
      GradientReport report = GradientReport.of(model, examples, workers);
      report.advice().forEach(System.out::println);
    }
    assertThat(printed.toString(StandardCharsets.UTF_8).lines()) // log lines may be among them
        .anySatisfy(line -> assertThat(line).startsWith("layer 0 sees "));
  }

  @Test
  void a_listener_tells_every_fifth_epoch() {
    SequenceModel model = model();
    TrainerSettings settings = TrainerSettings.DEFAULT.withEpochs(11).withThreads(1);
    ShuffledExamples train = new ShuffledExamples(examples, 2, 1);
    TrainingListener listener = new GradientFlowListener(model, examples, 5, seen ->
        System.out.println("epoch " + seen.epoch() + ": " + String.join(" ", seen.report().advice())));
    rnn.trainer(settings).listen(listener).fit(model, train);
    assertThat(printed.toString(StandardCharsets.UTF_8).lines().filter(line -> line.startsWith("epoch ")))
        .hasSize(2).first().asString().startsWith("epoch 4: layer 0 sees ");
  }
}
