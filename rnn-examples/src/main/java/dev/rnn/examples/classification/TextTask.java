package dev.rnn.examples.classification;

import dev.rnn.api.error.RnnException;
import dev.rnn.examples.task.Task;
import dev.rnn.examples.task.TaskData;
import dev.rnn.examples.task.TaskSettings;
import dev.rnn.training.data.Level;
import dev.rnn.training.data.Vocabulary;
import dev.rnn.training.model.Examples;
import dev.rnn.training.model.Pooling;
import dev.rnn.training.model.Predictions;
import dev.rnn.training.model.SequenceModel;
import dev.rnn.training.model.SequenceModelBuilder;
import dev.rnn.training.model.Topology;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Classifies texts, many steps to one answer, beside naive Bayes on counts of features. */
public abstract class TextTask implements Task {
  private @Nullable TextCodec codec;
  private Map<String, Map<String, Double>> baselines = Map.of();

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
  public final TaskData read(@Nullable Path data, long seed) {
    return read(data == null ? generated(seed) : LabelledFiles.read(data, seed));
  }

  @Override
  public final TaskData read(@Nullable Path data, long seed, int fold, int folds) {
    if (data == null) {
      throw RnnException.error("RNN-OPTION-FOLDS", "generated texts come in parts.")
          .fix("give your own texts with --data, or leave --folds out.").build();
    }
    return read(LabelledCorpus.fold(LabelledFiles.groups(data), seed, fold, folds));
  }

  private TaskData read(LabelledCorpus corpus) {
    corpus.requireLearned();
    TextCodec made = TextCodec.of(corpus, level(), this::written);
    codec = made;
    baselines = Map.of(baseline(),
        Map.of("accuracy", new NaiveBayes(corpus.train(), this::features).accuracy(corpus.test())));
    return new TaskData(made.examples(corpus.train()), made.examples(corpus.validation()), made.examples(corpus.test()),
        String.format(Locale.ROOT, "%,d texts to learn from, %,d to choose by, %,d to test; %d classes, %d tokens",
            corpus.train().size(), corpus.validation().size(), corpus.test().size(), made.labels().size(),
            made.vocabulary().size()));
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
    long right = IntStream.range(0, examples.size())
        .filter(s -> predictions.classOf(s) == examples.targets()[s][0]).count();
    return Map.of("accuracy", (double) right / examples.size());
  }

  @Override
  public final Map<String, Map<String, Double>> baselines() {
    return baselines;
  }

  @Override
  public final void show(PrintStream out, SequenceModel model) {
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
