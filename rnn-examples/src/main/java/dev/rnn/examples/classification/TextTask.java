package dev.rnn.examples.classification;

import dev.rnn.api.error.RnnException;
import dev.rnn.examples.task.Task;
import dev.rnn.examples.task.TaskData;
import dev.rnn.examples.task.TaskSettings;
import dev.rnn.examples.task.TrainingData;
import dev.rnn.training.data.Level;
import dev.rnn.training.data.LineFile;
import dev.rnn.training.data.Vocabulary;
import dev.rnn.training.model.Examples;
import dev.rnn.training.model.Pooling;
import dev.rnn.training.model.Predictions;
import dev.rnn.training.model.SequenceModel;
import dev.rnn.training.model.SequenceModelBuilder;
import dev.rnn.training.model.Topology;
import dev.rnn.training.trainer.ShuffledLines;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Classifies texts, many steps to one answer, beside naive Bayes on counts of features. */
public abstract class TextTask implements Task {
  private final TextOptions parts;
  private @Nullable TextCodec codec;
  private ClassFigures classes = new ClassFigures(List.of());
  private long learned;
  private Map<String, Map<String, Double>> baselines = Map.of();

  /** Of texts in parts. */
  protected TextTask(TextOptions parts) {
    this.parts = parts;
  }

  /** What is learned where the user gives no data. */
  protected abstract LabelledCorpus generated(long seed);

  /** Whether tokens are words or characters. */
  protected abstract Level level();

  /** How a text is written before it is cut into tokens. */
  protected abstract String written(String text);

  /** The baseline's name. */
  protected abstract String baseline();

  /** What the baseline counts in a text. */
  protected abstract List<String> features(String text);

  /** Texts to show at the end. */
  protected abstract List<String> shown();

  @Override
  public final List<Path> files() {
    return parts.files();
  }

  @Override
  public final TaskData read(@Nullable Path data, long seed) {
    boolean given = parts.areGiven(data);
    if (data == null) return read(generated(seed));
    if (!given) return read(LabelledFiles.read(data, seed));
    List<LabelledText> validation = LabelledFiles.texts(Objects.requireNonNull(parts.validation));
    List<LabelledText> test = LabelledFiles.texts(Objects.requireNonNull(parts.test));
    Integer buffer = parts.buffer;
    if (buffer == null) {
      LabelledCorpus corpus = new LabelledCorpus(LabelledFiles.texts(data), validation, test);
      LabelledFiles.requireSeveral(data, corpus.labels());
      return read(corpus);
    }
    TextCodec made = learn(LabelledLines.open(data), validation, test);
    LabelledFiles.requireSeveral(data, made.labels());
    Function<List<LineFile.Line>, Examples> parser = lines -> made.examples(LabelledLines.texts(data, lines))
        .numbered(lines.stream().mapToLong(LineFile.Line::number).toArray());
    return data((batch, order) -> ShuffledLines.of(data, batch, buffer, order, parser), validation, test);
  }

  @Override
  public final List<Supplier<TaskData>> folds(@Nullable Path data, long seed, int folds) {
    if (data == null || parts.areGiven(data)) {
      throw RnnException.error("RNN-OPTION-FOLDS", (data == null ? "generated" : "the") + " texts come in parts.")
          .fix("give your own texts with --data alone, or leave --folds out.").build();
    }
    List<List<LabelledText>> groups = LabelledFiles.groups(data);
    List<LabelledCorpus> all =
        IntStream.range(0, folds).mapToObj(fold -> LabelledCorpus.fold(groups, seed, fold, folds)).toList();
    for (int fold = 0; fold < folds; fold++) all.get(fold).requireLearned("fold " + (fold + 1) + " of " + folds);
    return all.stream().<Supplier<TaskData>>map(corpus -> () -> read(corpus)).toList();
  }

  private TaskData read(LabelledCorpus corpus) {
    TextCodec made = learn(corpus.train(), corpus.validation(), corpus.test());
    return data(TrainingData.of(made.examples(corpus.train())), corpus.validation(), corpus.test());
  }

  /** What is to be known of the texts before training. */
  private TextCodec learn(Iterable<LabelledText> train, List<LabelledText> validation, List<LabelledText> test) {
    NaiveBayes counted = new NaiveBayes(train, this::features);
    LabelledCorpus.requireLearned(counted.labels(), validation, test, "");
    TextCodec made = TextCodec.of(train, counted.labels(), level(), this::written);
    codec = made;
    classes = new ClassFigures(made.labels());
    learned = counted.size();
    baselines = Map.of(baseline(), Map.of("accuracy", counted.accuracy(test)));
    return made;
  }

  private TaskData data(TrainingData train, List<LabelledText> validation, List<LabelledText> test) {
    return new TaskData(train, codec().examples(validation), codec().examples(test), String.format(Locale.ROOT,
        "%,d texts to learn from, %,d to choose by, %,d to test; %d classes, %d tokens", learned, validation.size(),
        test.size(), codec().labels().size(), codec().vocabulary().size()));
  }

  @Override
  public SequenceModelBuilder compose(SequenceModelBuilder builder, TaskSettings settings) {
    return builder.tokens(codec().vocabulary(), settings.embedding()).manyToOne(Pooling.MAX)
        .classes(codec().labels());
  }

  @Override
  public final void check(SequenceModel model) {
    if (model.vocabulary().filter(codec().vocabulary()::equals).isPresent()
        && model.names().labels().equals(codec().labels())) return;
    throw RnnException.error("RNN-TEXTS-MODEL", "The model has other tokens or classes than the data.")
        .detail("the data has " + codec().vocabulary() + " and the classes " + codec().labels())
        .fix("give the --data and --seed with which the model was trained.").build();
  }

  @Override
  public final Map<String, Double> figures(Examples examples, Predictions predictions) {
    return classes.of(examples, predictions);
  }

  @Override
  public final Map<String, Map<String, Double>> baselines() {
    return baselines;
  }

  @Override
  public final void show(PrintStream out, SequenceModel model) {
    classes.show(out);
    UnaryOperator<String> answers = answering(model);
    for (String text : shown()) out.printf("  %-70s %s%n", text, answers.apply(text));
  }

  /** The class of a text and its probability. */
  @Override
  public final UnaryOperator<String> answering(SequenceModel model) {
    Vocabulary tokens = model.vocabulary().filter(known -> known.level() == level()).orElseThrow(TextTask::other);
    if (model.names().labels().isEmpty() || model.spec().topology() != Topology.MANY_TO_ONE) throw other();
    TextCodec own = new TextCodec(tokens, model.names().labels(), this::written);
    return text -> {
      float[] read = own.encode(text);
      Predictions found = model.predict(Examples.of(new float[][] {read}, new float[1][1], new int[] {read.length}));
      int best = found.classOf(0);
      return String.format(Locale.ROOT, "%s (%.3f)", model.label(best), found.of(0)[best]);
    };
  }

  private static RnnException other() {
    return RnnException.error("RNN-TEXTS-MODEL", "The model is not one that this command trained.")
        .fix("give a model that classifies texts.").build();
  }

  private TextCodec codec() {
    return Objects.requireNonNull(codec, "read comes first");
  }
}
