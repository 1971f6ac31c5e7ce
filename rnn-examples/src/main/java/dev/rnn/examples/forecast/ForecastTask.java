package dev.rnn.examples.forecast;

import dev.rnn.api.error.RnnException;
import dev.rnn.api.tensor.Activation;
import dev.rnn.examples.task.Task;
import dev.rnn.examples.task.TaskData;
import dev.rnn.examples.task.TaskSettings;
import dev.rnn.training.data.series.NumberSeries;
import dev.rnn.training.data.series.SeasonalNaive;
import dev.rnn.training.data.series.SeriesExamples;
import dev.rnn.training.data.series.TimeSplit;
import dev.rnn.training.data.series.Windows;
import dev.rnn.training.data.table.CsvFile;
import dev.rnn.training.metric.forecast.ForecastErrors;
import dev.rnn.training.metric.forecast.ForecastMetric;
import dev.rnn.training.metric.forecast.MeanAbsoluteError;
import dev.rnn.training.metric.forecast.MeanAbsoluteScaledError;
import dev.rnn.training.metric.forecast.RootMeanSquaredError;
import dev.rnn.training.model.Examples;
import dev.rnn.training.model.Predictions;
import dev.rnn.training.model.SequenceModel;
import dev.rnn.training.model.SequenceModelBuilder;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** What comes next in a series? Beside the forecast that the last season repeats. */
final class ForecastTask implements Task {
  private static final double SHARE = 0.15;
  private static final int SHOWN = 6;

  private final ForecastOptions options;
  private @Nullable SeriesExamples series;
  private List<ForecastMetric> metrics = List.of();
  private int[] tested = new int[0];

  /** Of a series. */
  ForecastTask(ForecastOptions options) {
    this.options = options;
  }

  @Override
  public String name() {
    return "forecast";
  }

  @Override
  public List<Path> files() {
    return options.csv == null ? List.of() : List.of(options.csv);
  }

  @Override
  public TaskSettings defaults() {
    return new TaskSettings("gru", 32, 0, 1, false, 0, "adam", 0.003, "cosine(minimum=0.05)", 1, 32, 8);
  }

  /** Numbers are measured: to drop them out would tear holes into every window. */
  @Override
  public boolean dropsInputs() {
    return false;
  }

  @Override
  public TaskData read(@Nullable Path data, long seed) {
    NumberSeries numbers = numbers(options.csv == null ? data : options.csv, seed);
    TimeSplit split = split(numbers);
    Windows windows = options.windows();
    SeriesExamples made = SeriesExamples.fit(numbers, split, windows, options.season, options.log, options.scaling);
    series = made;
    metrics = List.of(new MeanAbsoluteError(), new RootMeanSquaredError(), MeanAbsoluteScaledError
        .of(Arrays.copyOf(numbers.values(), split.trainEnd()), options.season));
    Examples train = made.examples(made.origins("training", 0, split.trainEnd()));
    // Whatever the stride while learning, every window is tested.
    SeriesExamples every = made.withStride(1);
    Examples validation = every.examples(every.origins("validation", split.trainEnd(), split.validationEnd()));
    tested = every.origins("test", split.validationEnd(), split.testEnd());
    return new TaskData(train, validation, every.examples(tested), String.format(Locale.ROOT,
        "%s: %,d steps to learn from, %,d to choose by, %,d to test; %,d + %,d + %,d windows of %d steps, %d ahead",
        numbers.name(), split.train(), split.validation(), split.test(), train.size(), validation.size(),
        tested.length, windows.input(), windows.horizon()));
  }

  private NumberSeries numbers(@Nullable Path file, long seed) {
    if (file == null) {
      if (options.column == null && options.time == null) return HourlyLoad.make(seed);
      throw RnnException.error("RNN-OPTION-CSV", "--column and --time need a file.").fix("name it with --csv.").build();
    }
    if (options.column == null) {
      throw RnnException.error("RNN-OPTION-CSV", "which column of '" + file + "' is to be forecast?")
          .detail("it has " + String.join(", ", CsvFile.read(file).columns())).fix("name it with --column.").build();
    }
    return NumberSeries.of(CsvFile.read(file), options.column, Optional.ofNullable(options.time));
  }

  private TimeSplit split(NumberSeries numbers) {
    int part = (int) (numbers.length() * SHARE);
    int validation = options.validation == null ? part : options.validation;
    int test = options.test == null ? part : options.test;
    if (options.train == null) return TimeSplit.last(numbers, validation, test);
    return new TimeSplit(options.train, validation, test).within(numbers);
  }

  @Override
  public SequenceModelBuilder compose(SequenceModelBuilder builder, TaskSettings settings) {
    return builder.vectors(series().channels()).manyToOne().numbers(series().windows().horizon())
        .loss("mean-absolute-error");
  }

  @Override
  public void check(SequenceModel model) {
    if (model.spec().output().activation() != Activation.IDENTITY) {
      throw RnnException.error("RNN-SERIES-MODEL", "The model does not forecast numbers.")
          .detail("its answers are " + model.spec().output().activation().name().toLowerCase(Locale.ROOT) + " of "
              + model.spec().output().size()).fix("give a model that ./rnn forecast wrote.").build();
    }
    int horizon = model.spec().output().size();
    int channels = model.spec().inputs().getFirst().width();
    if (horizon == series().windows().horizon() && channels == series().channels()) return;
    throw RnnException.error("RNN-SERIES-MODEL", "The model reads " + channels + " numbers a step and forecasts "
            + horizon + " steps; the data has " + series().channels() + " and " + series().windows().horizon() + ".")
        .fix("give the --horizon and --time with which the model was trained.").build();
  }

  @Override
  public Map<String, Double> figures(Examples examples, Predictions predictions) {
    ForecastErrors errors = ForecastErrors.NONE;
    for (int s = 0; s < examples.size(); s++) {
      int origin = Math.toIntExact(examples.numbers()[s]);
      errors = errors.plus(ForecastErrors.of(series().actual(origin), series().forecast(origin, predictions.of(s))));
    }
    return named(errors);
  }

  @Override
  public Map<String, Map<String, Double>> baselines() {
    SeasonalNaive naive = series().naive();
    return Map.of("seasonal naive", named(errors(origin ->
        naive.forecast(series().series().values(), origin, series().windows().horizon()))));
  }

  private ForecastErrors errors(IntFunction<double[]> forecast) {
    return Arrays.stream(tested).mapToObj(o -> ForecastErrors.of(series().actual(o), forecast.apply(o)))
        .reduce(ForecastErrors.NONE, ForecastErrors::plus);
  }

  private Map<String, Double> named(ForecastErrors errors) {
    Map<String, Double> all = new LinkedHashMap<>();
    metrics.forEach(metric -> all.put(metric.name(), metric.of(errors)));
    return all;
  }

  /** The last window. */
  @Override
  public void show(PrintStream out, SequenceModel model) {
    int origin = tested[tested.length - 1];
    double[] forecast = series().forecast(origin, model.predict(series().examples(origin)).of(0));
    double[] actual = series().actual(origin);
    for (int k = 0; k < Math.min(SHOWN, forecast.length); k++) {
      out.printf(Locale.ROOT, "  step %d ahead: forecast %.3f, was %.3f%n", k + 1, forecast[k], actual[k]);
    }
  }

  private SeriesExamples series() {
    return Objects.requireNonNull(series, "read comes first");
  }
}
