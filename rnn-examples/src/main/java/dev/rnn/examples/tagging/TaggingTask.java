package dev.rnn.examples.tagging;

import dev.rnn.api.error.RnnException;
import dev.rnn.examples.task.Task;
import dev.rnn.examples.task.TaskData;
import dev.rnn.examples.task.TaskSettings;
import dev.rnn.training.data.Vocabulary;
import dev.rnn.training.data.text.TaggedSentence;
import dev.rnn.training.metric.classification.ConfusionMatrix;
import dev.rnn.training.metric.classification.SpanScores;
import dev.rnn.training.model.Examples;
import dev.rnn.training.model.Predictions;
import dev.rnn.training.model.SequenceModel;
import dev.rnn.training.model.SequenceModelBuilder;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which tag has each word? Beside the tag that the word has most often. */
final class TaggingTask implements Task {
  private static final int AFFIX = 24;
  /** Wider tables nobody reads. */
  private static final int MOST_ROWS = 24;

  private final TaggingOptions options;
  private final IdentityHashMap<Examples, List<TaggedSentence>> sentences = new IdentityHashMap<>();
  private @Nullable TagCodec codec;
  private boolean spans;
  private Map<String, Map<String, Double>> baselines = Map.of();
  private SpanScores last = new SpanScores();
  private ConfusionMatrix matrix = new ConfusionMatrix(List.of());

  /** Of files, or of generated requests. */
  TaggingTask(TaggingOptions options) {
    this.options = options;
  }

  @Override
  public String name() {
    return "tagging";
  }

  @Override
  public List<Path> files() {
    return Stream.of(options.train, options.validation, options.test).flatMap(List::stream).toList();
  }

  @Override
  public TaskSettings defaults() {
    return new TaskSettings("lstm", 100, 96, 1, true, 0.5, "adam", 0.003, "cosine(minimum=0.05)", 5, 32, 8);
  }

  @Override
  public TaskData read(@Nullable Path data, long seed) {
    if (data != null) {
      throw RnnException.error("RNN-OPTION-TAGGED", "sentences to learn from and sentences to test are two files.")
          .fix("name them with --train and --test instead of --data.").build();
    }
    TaggedCorpus corpus = files().isEmpty() ? Requests.make(seed) : TaggedCorpus.read(options, seed);
    TagCodec made = TagCodec.of(corpus);
    codec = made;
    spans = SpanScores.areSpans(made.tags());
    UsualTags usual = new UsualTags(corpus.train());
    baselines = Map.of("usual tags", measured(corpus.test(), corpus.test().stream().map(usual::of).toList()));
    TaskData all = new TaskData(made.examples(corpus.train()), made.examples(corpus.validation()),
        made.examples(corpus.test()), String.format(Locale.ROOT,
            "%,d sentences to learn from, %,d to choose by, %,d to test; %d tags, %,d words", corpus.train().size(),
            corpus.validation().size(), corpus.test().size(), made.tags().size(),
            made.vocabulary(WordForm.ALL.getFirst()).size()));
    sentences.put(all.validation(), corpus.validation());
    sentences.put(all.test(), corpus.test());
    return all;
  }

  @Override
  public SequenceModelBuilder compose(SequenceModelBuilder builder, TaskSettings settings) {
    for (WordForm form : WordForm.ALL) {
      Vocabulary known = codec().vocabulary(form);
      builder.tokens(form.name(), known, form.letters() == 0 ? settings.embedding() : AFFIX);
    }
    return builder.wordDropout(options.wordDropout).manyToMany().classes(codec().tags());
  }

  @Override
  public void check(SequenceModel model) {
    if (model.names().inputs().equals(codec().vocabularies()) && model.names().labels().equals(codec().tags())) return;
    throw RnnException.error("RNN-TAGGING-MODEL", "The model knows other words or tags than the data has.")
        .detail("the model knows " + model.names().labels().size() + " tags, the data has " + codec().tags().size())
        .fix("give the --train and --seed with which the model was trained.").build();
  }

  @Override
  public Map<String, Double> figures(Examples examples, Predictions predictions) {
    List<List<String>> found = IntStream.range(0, examples.size())
        .mapToObj(s -> tags(codec().tags(), predictions.classes(s))).toList();
    List<TaggedSentence> expected = Objects.requireNonNull(sentences.get(examples), "read gave them");
    matrix = matrix(codec().tags(), expected, found);
    return measured(expected, found);
  }

  /** A tag that was never learned has no row. */
  private static ConfusionMatrix matrix(List<String> tags, List<TaggedSentence> expected, List<List<String>> found) {
    ConfusionMatrix matrix = new ConfusionMatrix(tags);
    for (int s = 0; s < found.size(); s++) {
      for (int t = 0; t < found.get(s).size(); t++) {
        int there = tags.indexOf(expected.get(s).tags().get(t));
        if (there >= 0) matrix.add(there, tags.indexOf(found.get(s).get(t)));
      }
    }
    return matrix;
  }

  private Map<String, Double> measured(List<TaggedSentence> expected, List<List<String>> found) {
    SpanScores scores = new SpanScores();
    for (int s = 0; s < found.size(); s++) scores.add(expected.get(s).tags(), found.get(s));
    last = scores;
    Map<String, Double> figures = new LinkedHashMap<>();
    figures.put("accuracy", scores.accuracy());
    if (spans) figures.put("f1", scores.all().f1());
    return figures;
  }

  @Override
  public Map<String, Map<String, Double>> baselines() {
    return baselines;
  }

  @Override
  public void show(PrintStream out, SequenceModel model) {
    if (spans) out.println(last);
    else if (codec().tags().size() <= MOST_ROWS) out.println(matrix);
    if (files().isEmpty()) Requests.SHOWN.forEach(line -> out.println(answering(model).apply(line)));
    out.println();
  }

  /** Each word with its tag. */
  @Override
  public UnaryOperator<String> answering(SequenceModel model) {
    Map<String, Vocabulary> known = model.names().inputs();
    if (!known.keySet().containsAll(WordForm.ALL.stream().map(WordForm::name).toList())) {
      throw RnnException.error("RNN-TAGGING-MODEL", "The model is not one that tags words.")
          .fix("give a model that ./rnn tagging wrote.").build();
    }
    TagCodec own = new TagCodec(new HashMap<>(known), model.names().labels());
    return line -> {
      List<String> words = List.of(line.strip().split("\\s+", -1));
      Predictions found = model.predict(Examples.unlabelled(own.inputs(List.of(words)), words.size()));
      List<String> tags = tags(own.tags(), found.classes(0));
      return String.join(" ", IntStream.range(0, words.size())
          .mapToObj(t -> tags.get(t).equals("O") ? words.get(t) : words.get(t) + "/" + tags.get(t)).toList());
    };
  }

  private static List<String> tags(List<String> names, int... classes) {
    return IntStream.of(classes).mapToObj(names::get).toList();
  }

  private TagCodec codec() {
    return Objects.requireNonNull(codec, "read comes first");
  }
}
