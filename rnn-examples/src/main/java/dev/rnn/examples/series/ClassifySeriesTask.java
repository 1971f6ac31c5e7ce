package dev.rnn.examples.series;

import dev.rnn.api.error.RnnException;
import dev.rnn.examples.classification.ClassFigures;
import dev.rnn.examples.task.Task;
import dev.rnn.examples.task.TaskData;
import dev.rnn.examples.task.TaskSettings;
import dev.rnn.training.data.archive.DelimitedSeries;
import dev.rnn.training.data.archive.LabelledSeries;
import dev.rnn.training.data.archive.SeriesClasses;
import dev.rnn.training.data.archive.SeriesFiles;
import dev.rnn.training.model.Examples;
import dev.rnn.training.model.Pooling;
import dev.rnn.training.model.Predictions;
import dev.rnn.training.model.SequenceModel;
import dev.rnn.training.model.SequenceModelBuilder;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Of which class is a series? Beside the class whose mean is nearest. */
final class ClassifySeriesTask implements Task {
  private static final int GENERATED = 600;

  private final ClassifySeriesOptions options;
  private @Nullable SeriesClasses classes;
  private ClassFigures figures = new ClassFigures(List.of());
  private Map<String, Map<String, Double>> baselines = Map.of();

  /** Of files, or of generated waves. */
  ClassifySeriesTask(ClassifySeriesOptions options) {
    this.options = options;
  }

  @Override
  public String name() {
    return "classify-series";
  }

  @Override
  public List<Path> files() {
    return Stream.of(options.train, options.test).filter(Objects::nonNull).toList();
  }

  @Override
  public TaskSettings defaults() {
    return new TaskSettings("gru", 64, 0, 1, true, 0.3, "adamw(weightDecay=0.01)", 0.004, "cosine(minimum=0.02)", 1, 32,
        20);
  }

  /** Numbers are measured, not chosen from a table: to drop them out would tear holes into every series. */
  @Override
  public boolean dropsInputs() {
    return false;
  }

  @Override
  public TaskData read(@Nullable Path data, long seed) {
    if (data != null || (options.train == null) != (options.test == null)) {
      throw RnnException.error("RNN-OPTION-SERIES", "the series to learn from and those to test are two files.")
          .fix("name them with --train and --test.").build();
    }
    SplittableRandom random = new SplittableRandom(seed);
    DelimitedSeries rows = new DelimitedSeries(options.channels, options.labelFirst);
    HeldOut training = HeldOut.of(options.train == null ? Shapes.make(GENERATED, random)
        : SeriesFiles.read(options.train, rows), options.validation, seed);
    List<LabelledSeries> tested =
        options.test == null ? Shapes.make(GENERATED, random) : SeriesFiles.read(options.test, rows);
    SeriesClasses fitted = SeriesClasses.fit(training.kept());
    classes = fitted;
    figures = new ClassFigures(fitted.labels());
    Examples train = fitted.examples(training.kept());
    Examples test = fitted.examples(tested);
    baselines = Map.of("nearest mean", Map.of("accuracy",
        new NearestMean(train, fitted.channels(), fitted.labels().size()).accuracy(test)));
    return new TaskData(train, fitted.examples(training.chosenBy()), test, String.format(Locale.ROOT,
        "%,d series to learn from, %s to choose by, %,d to test; %d classes, %d channels, %d to %d steps",
        train.size(), options.validation == 0 ? "the same" : String.valueOf(training.chosenBy().size()), test.size(),
        fitted.labels().size(), fitted.channels(), IntStream.of(train.lengths()).min().orElse(0),
        IntStream.of(train.lengths()).max().orElse(0)));
  }

  @Override
  public SequenceModelBuilder compose(SequenceModelBuilder builder, TaskSettings settings) {
    return builder.vectors(classes().channels()).manyToOne(pooling()).classes(classes().labels());
  }

  private Pooling pooling() {
    return switch (options.pooling.toLowerCase(Locale.ROOT)) {
      case "last" -> Pooling.LAST;
      case "first" -> Pooling.FIRST;
      case "mean" -> Pooling.MEAN;
      case "max" -> Pooling.MAX;
      default -> Pooling.attention(options.pooling);
    };
  }

  @Override
  public void check(SequenceModel model) {
    if (model.names().labels().equals(classes().labels())
        && model.spec().inputs().getFirst().width() == classes().channels()) return;
    throw RnnException.error("RNN-SERIES-MODEL", "The model knows other classes or channels than the data has.")
        .detail("the model knows " + model.names().labels() + ", the data has " + classes().labels())
        .fix("give the --train with which the model was trained.").build();
  }

  @Override
  public Map<String, Double> figures(Examples examples, Predictions predictions) {
    return figures.of(examples, predictions);
  }

  @Override
  public void show(PrintStream out, SequenceModel model) {
    figures.show(out);
  }

  @Override
  public Map<String, Map<String, Double>> baselines() {
    return baselines;
  }

  private SeriesClasses classes() {
    return Objects.requireNonNull(classes, "read comes first");
  }
}
