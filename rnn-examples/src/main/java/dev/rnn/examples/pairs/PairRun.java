package dev.rnn.examples.pairs;

import dev.rnn.api.error.RnnException;
import dev.rnn.examples.support.CommonOptions;
import dev.rnn.examples.support.Places;
import dev.rnn.examples.support.Progress;
import dev.rnn.examples.support.SavedTraining;
import dev.rnn.seq2seq.model.ContextVector;
import dev.rnn.seq2seq.model.EncoderDecoder;
import dev.rnn.seq2seq.model.EncoderDecoderBuilder;
import dev.rnn.seq2seq.model.SamplingSchedule;
import dev.rnn.seq2seq.model.ScheduledSampling;
import dev.rnn.seq2seq.text.Encoding;
import dev.rnn.seq2seq.text.LengthLimit;
import dev.rnn.seq2seq.text.ParallelText;
import dev.rnn.seq2seq.text.TextPair;
import dev.rnn.seq2seq.translation.Translator;
import dev.rnn.training.Rnn;
import dev.rnn.training.model.Layer;
import dev.rnn.training.trainer.LengthBuckets;
import dev.rnn.training.trainer.Trainer;
import dev.rnn.training.trainer.TrainingResult;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The skeleton: reads the pairs of a task, trains an encoder with a decoder, saves it, and reports what it finds for
 * validation and test pairs. With {@code --model} it uses a saved one instead.
 */
public final class PairRun {
  /** The attachment that says which command trained a model. */
  private static final String TASK = "task";

  private final PrintStream out;
  private final PairTask task;
  private final PairOptions options;
  private final CommonOptions common;
  private final PairSettings settings;

  /** One run of a task. */
  public PairRun(PrintStream out, PairTask task, PairOptions options, CommonOptions common) {
    this.out = out;
    this.task = task;
    this.options = options;
    this.common = common;
    settings = options.settings(task.defaults());
  }

  /** Runs and gives the exit code. */
  public int run() {
    options.check();
    Path file = options.model.file(task.name());
    Places places = new Places().reading(options.pairs.toArray(Path[]::new))
        .reading(options.validation.toArray(Path[]::new)).reading(options.test.toArray(Path[]::new))
        .reading(options.ensemble.toArray(Path[]::new));
    options.lasting.checked(options.model.checked(places, file).writing(common.json(), options.picture));
    Rnn rnn = common.rnn();
    Translator saved = options.model.isTrained() ? null : saved(rnn, file);
    if (saved != null && options.model.interactive()) return talk(saved);
    PairData data = options.hasOwnFiles() ? PairFiles.read(task, options) : task.read(options.seed());
    out.println(data.summary());
    return saved == null ? train(rnn, data, file) : report(saved, within(data, saved.limit(), false), null, file);
  }

  /** A saved model, or several as one. */
  private Translator saved(Rnn rnn, Path file) {
    Translator translator = loaded(rnn, file);
    for (Path other : options.ensemble) translator = translator.with(loaded(rnn, other));
    check(translator);
    return translator;
  }

  private Translator loaded(Rnn rnn, Path file) {
    Translator translator = Translator.load(rnn, file);
    String of = translator.model().attachments().getOrDefault(TASK, task.name());
    if (of.equals(task.name())) return translator;
    throw RnnException.error("RNN-FILE-OTHER-TASK", file + " is a model of \"" + of + "\", not of \"" + task.name()
        + "\".").fix("run: rnn " + of + " --model " + file).build();
  }

  /** What would go wrong after training is refused before it. */
  private void check(Translator translator) {
    options.searching.check(task, translator, settings.beam());
    if (options.picture == null || translator.attends()) return;
    throw RnnException.error("RNN-OPTION-PICTURE", "the decoder " + translator.model().spec().decoder().name()
        + " does not attend, so there is nothing to picture.")
        .fix("use a decoder with attention, such as bahdanau or luong, or leave --picture out.").build();
  }

  private int train(Rnn rnn, PairData data, Path file) {
    if (options.sampling != null) SamplingSchedule.parse(options.sampling); // refused before anything is made
    LengthLimit limit = limit(data);
    PairData within = within(data, limit, true);
    Translator translator = new Translator(model(rnn, limit), limit);
    check(translator);
    out.printf(Locale.ROOT, "model: %s, decoder %s, %,d parameters; source %s, target %s%n",
        translator.model().spec().encoder().stream().map(l -> l.describe()).toList(),
        translator.model().spec().decoder().withoutVersions(), translator.model().parameters().count(),
        limit.sourceEncoding().vocabulary(), limit.targetEncoding().vocabulary());
    Trainer trainer = rnn.trainer(options.learning.applied(settings.trainer()));
    if (options.sampling != null) {
      trainer.listen(ScheduledSampling.of(translator.model(), SamplingSchedule.parse(options.sampling)));
    }
    return new SavedTraining(out, rnn, file, options.lasting, options.threads()).run(trainer, translator.model(),
        batches(limit, within.train()), batches(limit, within.validation()), Progress.ofLoss(out, "tokens"),
        result -> report(translator, within, result, file));
  }

  private LengthBuckets batches(LengthLimit limit, List<TextPair> pairs) {
    return new LengthBuckets(Translator.examples(limit, pairs), settings.batch(), options.seed());
  }

  private LengthLimit limit(PairData data) {
    List<String> sources = data.train().stream().map(TextPair::source).toList();
    List<String> targets = data.train().stream().map(TextPair::target).toList();
    if (options.shared || settings.output().startsWith("pointer")) { // what is copied has one number on both sides
      List<String> both = new ArrayList<>(sources);
      both.addAll(targets);
      Encoding one = Tokens.parse(settings.source()).learn(both);
      return new LengthLimit(one, one, options.most, options.most);
    }
    return new LengthLimit(Tokens.parse(settings.source()).learn(sources),
        Tokens.parse(settings.target()).learn(targets), options.most, options.most);
  }

  /** The pairs that a model takes; {@code all} if it needs some of every part. */
  private PairData within(PairData data, LengthLimit limit, boolean all) {
    List<TextPair> train = new ParallelText(data.train()).within(limit).pairs();
    List<TextPair> validation = new ParallelText(data.validation()).within(limit).pairs();
    List<TextPair> test = new ParallelText(data.test()).within(limit).pairs();
    int out = data.train().size() + data.validation().size() + data.test().size() - train.size() - validation.size()
        - test.size();
    if (out > 0) this.out.printf("%,d pairs of more than %d tokens are left out%n", out, limit.source());
    if (test.isEmpty() || (all && (train.isEmpty() || validation.isEmpty()))) {
      throw RnnException.error("RNN-PAIRS-EMPTY", "no pair of a part of the data has at most "
          + limit.source() + " tokens.").fix("raise --most-tokens.").build();
    }
    return new PairData(train, validation, test, data.summary());
  }

  private EncoderDecoder model(Rnn rnn, LengthLimit limit) {
    EncoderDecoderBuilder builder = EncoderDecoder.builder(rnn)
        .source(limit.sourceEncoding().size(), settings.embedding())
        .target(limit.targetEncoding().size(), settings.embedding());
    if (options.shared) builder.sharedTokens();
    if (options.tied) builder.tiedOutput();
    if (options.sampling != null) builder.scheduledSampling();
    for (int i = 0; i < settings.layers(); i++) {
      Layer layer = Layer.of(settings.encoder(), settings.hidden());
      builder.encoder(settings.bidirectional() ? layer.bidirectional() : layer);
    }
    return Translator.keep(builder, limit).context(context()).decoder(settings.decoder(), settings.hidden())
        .output(settings.output()).dropout(settings.dropout()).labelSmoothing(settings.smoothing())
        .coverageLoss(options.coverageLoss).attach(TASK, task.name()).seed(options.seed()).build();
  }

  private ContextVector context() {
    for (ContextVector kind : ContextVector.values()) {
      if (kind.name().equalsIgnoreCase(options.context)) return kind;
    }
    throw RnnException.error("RNN-OPTION-CONTEXT", "there is no context vector '" + options.context + "'.")
        .fix("use last, mean, state or none.").build();
  }

  private int report(Translator translator, PairData data, @Nullable TrainingResult result, Path file) {
    new PairReport(out, task, options, settings, translator).print(data, result, file, common.json());
    return options.model.interactive() ? talk(translator) : 0;
  }

  private int talk(Translator translator) {
    return new Conversation(out, task, options, translator, settings.beam()).run();
  }
}
