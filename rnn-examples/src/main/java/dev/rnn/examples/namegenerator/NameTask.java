package dev.rnn.examples.namegenerator;

import dev.rnn.api.error.Nearest;
import dev.rnn.api.error.RnnException;
import dev.rnn.examples.classification.LabelledCorpus;
import dev.rnn.examples.classification.LabelledFiles;
import dev.rnn.examples.classification.LabelledText;
import dev.rnn.examples.languageid.LocaleNames;
import dev.rnn.examples.support.OptionRange;
import dev.rnn.examples.task.Task;
import dev.rnn.examples.task.TaskData;
import dev.rnn.examples.task.TaskOptions;
import dev.rnn.examples.task.TaskSettings;
import dev.rnn.training.data.Vocabulary;
import dev.rnn.training.generation.SequenceGenerator;
import dev.rnn.training.model.Examples;
import dev.rnn.training.model.Feed;
import dev.rnn.training.model.Predictions;
import dev.rnn.training.model.SequenceModel;
import dev.rnn.training.model.SequenceModelBuilder;
import dev.rnn.training.model.Topology;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** One to many: a language starts a name. Beside character bigrams of the same language. */
final class NameTask implements Task {
  private static final int LONGEST = 60;
  private static final int CLASS_SIZE = 16;
  /** Names that are drawn to tell how many of them are new. */
  private static final int DRAWN = 1000;

  private final NameOptions names;
  private final TaskOptions options;
  private @Nullable NameCodec codec;
  private Set<String> learned = Set.of();
  private Map<String, Map<String, Double>> baselines = Map.of();

  /** Draws as options say. */
  NameTask(NameOptions names, TaskOptions options) {
    this.names = names;
    this.options = options;
  }

  @Override
  public String name() {
    return "name-generator";
  }

  @Override
  public TaskSettings defaults() {
    return new TaskSettings("gru", 160, 48, 1, false, 0.3, "adam", 0.004, "cosine(minimum=0.05)", 5, 32, 15);
  }

  @Override
  public TaskData read(@Nullable Path data, long seed) {
    OptionRange.require(names.count >= 1, "count", names.count, "a number from 1");
    LabelledCorpus corpus = data == null ? LocaleNames.make(seed) : LabelledFiles.read(data, seed);
    corpus.requireLearned("");
    NameCodec made = NameCodec.of(corpus);
    codec = made;
    learned = corpus.train().stream().map(LabelledText::text).collect(Collectors.toCollection(HashSet::new));
    baselines = Map.of("bigram", Map.of("perplexity", bigram(corpus.train(), corpus.test())));
    return new TaskData(made.examples(corpus.train()), made.examples(corpus.validation()), made.examples(corpus.test()),
        String.format(Locale.ROOT, "%,d names to learn from, %,d to choose by, %,d to test; %d classes, %d characters",
            corpus.train().size(), corpus.validation().size(), corpus.test().size(),
            NameCodec.names(made.classes()).size(), made.characters().size()));
  }

  private double bigram(List<LabelledText> train, List<LabelledText> test) {
    ClassBigrams counted = new ClassBigrams(codec().characters().size());
    for (LabelledText name : train) counted.add(codec().classes().index(name.label()), codec().encode(name.text()));
    double sum = 0;
    int count = 0;
    for (LabelledText name : test) {
      int[] encoded = codec().encode(name.text());
      sum += counted.logProbability(codec().classes().index(name.label()), encoded);
      count += encoded.length;
    }
    return Math.exp(-sum / count);
  }

  @Override
  public SequenceModelBuilder compose(SequenceModelBuilder builder, TaskSettings settings) {
    return builder.startTokens(NameCodec.CLASS, codec().classes(), CLASS_SIZE, Feed.EVERY_STEP)
        .previousTarget(settings.embedding()).oneToMany().classes(codec().characters());
  }

  @Override
  public void check(SequenceModel model) {
    if (model.vocabulary().filter(codec().characters()::equals).isPresent()
        && model.names().inputs().equals(Map.of(NameCodec.CLASS, codec().classes()))) return;
    throw RnnException.error("RNN-NAMES-MODEL", "The model knows other characters or classes than the data has.")
        .detail("the data has " + codec().characters() + " and the classes " + NameCodec.names(codec().classes()))
        .fix("give the --data and --seed with which the model was trained.").build();
  }

  /** e to the mean of −ln p over all characters and ends. */
  @Override
  public Map<String, Double> figures(Examples examples, Predictions predictions) {
    double sum = 0;
    long count = 0;
    for (int s = 0; s < examples.size(); s++) {
      float[] target = examples.targets()[s];
      for (int t = 0; t < target.length; t++) sum -= Math.log(predictions.at(s, t)[(int) target[t]]);
      count += target.length;
    }
    return Map.of("perplexity", Math.exp(sum / count));
  }

  @Override
  public Map<String, Map<String, Double>> baselines() {
    return baselines;
  }

  /** The share of drawn names that are not among those that were learned from. */
  @Override
  public Map<String, Double> ownFigures(SequenceModel model) {
    SplittableRandom random = new SplittableRandom(options.seed());
    List<String> classes = NameCodec.names(codec().classes());
    int[] kinds = IntStream.range(0, DRAWN)
        .map(i -> codec().classes().index(classes.get(i % classes.size()))).toArray();
    List<String> drawn = drawn(model, random, kinds);
    return Map.of("novel_share", drawn.stream().filter(name -> !learned.contains(name)).count() / (double) DRAWN);
  }

  @Override
  public void show(PrintStream out, SequenceModel model) {
    UnaryOperator<String> answers = answering(model);
    NameCodec.names(codec().classes()).stream().limit(20)
        .forEach(kind -> out.printf("%-14s %s%n", kind, answers.apply(kind)));
  }

  /** Names of the class that was typed. */
  @Override
  public UnaryOperator<String> answering(SequenceModel model) {
    Vocabulary classes = model.names().inputs().get(NameCodec.CLASS);
    if (model.spec().topology() != Topology.ONE_TO_MANY || model.vocabulary().isEmpty() || classes == null) {
      throw RnnException.error("RNN-NAMES-MODEL", "The model does not write names.")
          .fix("give a model that ./rnn name-generator wrote.").build();
    }
    List<String> all = NameCodec.names(classes);
    SplittableRandom random = new SplittableRandom(options.seed());
    return line -> {
      String kind = all.stream().filter(name -> name.equalsIgnoreCase(line.strip())).findFirst()
          .orElseThrow(() -> RnnException.error("RNN-NAMES-CLASS", "there is no class '" + line.strip() + "'.")
              .detail(Nearest.hint(line.strip(), all)).fix("type one of " + String.join(", ", all) + ".").build());
      int[] kinds = new int[names.count];
      Arrays.fill(kinds, classes.index(kind));
      return String.join(", ", drawn(model, random, kinds));
    };
  }

  private List<String> drawn(SequenceModel model, SplittableRandom random, int... kinds) {
    Vocabulary characters = model.vocabulary().orElseThrow();
    float[][] starts = new float[kinds.length][1];
    for (int i = 0; i < kinds.length; i++) starts[i][0] = kinds[i];
    int[][] all = SequenceGenerator.of(model).temperature(names.temperature).without(characters.unknown())
        .end(characters.endOfLine()).longest(LONGEST).classes(Map.of(NameCodec.CLASS, starts), random);
    return Arrays.stream(all).map(characters::decode).toList();
  }

  private NameCodec codec() {
    return Objects.requireNonNull(codec, "read comes first");
  }
}
