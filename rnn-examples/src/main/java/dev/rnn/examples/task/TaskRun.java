package dev.rnn.examples.task;

import dev.rnn.api.error.RnnException;
import dev.rnn.examples.support.CommonOptions;
import dev.rnn.examples.support.Interrupt;
import dev.rnn.examples.support.Places;
import dev.rnn.examples.support.Progress;
import dev.rnn.examples.support.SavedTraining;
import dev.rnn.examples.support.TypedLines;
import dev.rnn.training.Rnn;
import dev.rnn.training.model.Layer;
import dev.rnn.training.model.LayerSpec;
import dev.rnn.training.model.SequenceModel;
import dev.rnn.training.model.SequenceModelBuilder;
import dev.rnn.training.trainer.ExampleSource;
import dev.rnn.training.trainer.ShuffledExamples;
import dev.rnn.training.trainer.Trainer;
import dev.rnn.training.trainer.TrainingResult;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The skeleton: reads the data of a task, trains its model, saves it, and reports figures on validation and test data
 * beside those of simpler methods. With {@code --model} it measures a saved model instead.
 */
public final class TaskRun {
  private final PrintStream out;
  private final Task task;
  private final TaskOptions options;
  private final CommonOptions common;
  private final TaskSettings settings;

  /** One run of a task. */
  public TaskRun(PrintStream out, Task task, TaskOptions options, CommonOptions common) {
    this.out = out;
    this.task = task;
    this.options = options;
    this.common = common;
    settings = options.settings(task.defaults());
  }

  /** Runs and gives the exit code. */
  public int run() {
    Path file = options.model.file(task.name());
    Places places = new Places().reading(options.data).reading(task.files().toArray(Path[]::new));
    options.lasting.checked(options.model.checked(places, file).writing(common.json()));
    Rnn rnn = common.rnn();
    if (options.folds != 0) return folds(rnn);
    if (options.model.interactive() && !options.model.isTrained()) return talk(rnn.load(file));
    TaskData data = task.read(options.data, options.seed());
    out.println(data.summary());
    if (options.model.isTrained()) return train(rnn, data, file);
    SequenceModel model = rnn.load(file);
    task.check(model);
    return report(model, data, null, file);
  }

  private int train(Rnn rnn, TaskData data, Path file) {
    SequenceModel model = model(rnn);
    out.printf(Locale.ROOT, "model: %s, %,d parameters%n",
        model.spec().layers().stream().map(LayerSpec::describe).toList(), model.parameters().count());
    Trainer trainer = rnn.trainer(options.trainer(settings));
    options.stability.listen(trainer, model, data.validation(), out);
    return new SavedTraining(out, rnn, file, options.lasting, options.threads()).run(trainer, model, training(data),
        validation(data), Progress.ofLoss(out, "elements"), result -> report(model, data, result, file));
  }

  private SequenceModel model(Rnn rnn) {
    SequenceModelBuilder builder = task.compose(rnn.sequenceModel(), settings).seed(options.seed())
        .dropout(task.dropsInputs() ? settings.dropout() : 0);
    for (int i = 0; i < settings.layers(); i++) {
      Layer layer = Layer.of(settings.cell(), settings.hidden()).dropout(settings.dropout());
      builder.layer(settings.bidirectional() ? layer.bidirectional() : layer);
    }
    return builder.build();
  }

  private ExampleSource training(TaskData data) {
    return options.batchSteps == null ? data.train().shuffled(settings.batch(), options.seed())
        : data.train().similar(options.batchSteps, options.seed());
  }

  private ExampleSource validation(TaskData data) {
    return new ShuffledExamples(data.validation(), settings.batch(), options.seed());
  }

  private int report(SequenceModel model, TaskData data, @Nullable TrainingResult result, Path file) {
    TaskReport report = new TaskReport(out, task, model, settings.batch(), options.threads());
    report.print(data, result, file, options.seed(), common.json());
    return options.model.interactive() ? talk(model) : 0;
  }

  private int talk(SequenceModel model) {
    UnaryOperator<String> answers = task.answering(model);
    TypedLines.read(out, line -> out.println("  " + answers.apply(line)));
    return 0;
  }

  /** Nothing is saved but the figures: which of the models would it be? */
  private int folds(Rnn rnn) {
    if (options.folds < 2 || !options.model.isTrained() || options.model.interactive() || options.lasting.isUsed()) {
      throw RnnException.error("RNN-OPTION-FOLDS", "cross-validation trains at least two models and keeps none.")
          .fix("use --folds 5 or 10, without --model, --interactive, --checkpoint or --log.").build();
    }
    CrossValidation all = new CrossValidation(out);
    boolean first = true;
    for (Supplier<TaskData> fold : task.folds(options.data, options.seed(), options.folds)) {
      TaskData data = fold.get();
      if (first) out.println(data.summary());
      first = false;
      SequenceModel model = model(rnn);
      Trainer trainer = rnn.trainer(options.trainer(settings));
      try (Interrupt _ = new Interrupt(trainer::stop)) {
        TrainingResult result = trainer.fit(model, training(data), validation(data));
        if (result.stopped()) return Interrupt.EXIT_CODE;
        TaskReport report = new TaskReport(out, task, model, settings.batch(), options.threads());
        all.add(report.measured(data.test()), result.seconds());
      }
    }
    all.report(options.seed()).write(common.json());
    return 0;
  }
}
