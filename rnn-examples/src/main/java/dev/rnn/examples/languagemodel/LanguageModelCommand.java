package dev.rnn.examples.languagemodel;

import static java.util.Objects.requireNonNullElse;

import dev.rnn.api.error.RnnException;
import dev.rnn.examples.languagemodel.wordnet.WordNetGlosses;
import dev.rnn.examples.support.CommonOptions;
import dev.rnn.examples.support.LastingOptions;
import dev.rnn.examples.support.LearningOptions;
import dev.rnn.examples.support.OptionRange;
import dev.rnn.examples.support.Places;
import dev.rnn.examples.support.Progress;
import dev.rnn.examples.support.SavedTraining;
import dev.rnn.examples.support.StabilityOptions;
import dev.rnn.training.Rnn;
import dev.rnn.training.data.Corpus;
import dev.rnn.training.data.CorpusFiles;
import dev.rnn.training.data.CorpusSource;
import dev.rnn.training.data.Level;
import dev.rnn.training.model.SequenceModel;
import dev.rnn.training.model.SequenceModelBuilder;
import dev.rnn.training.trainer.Trainer;
import dev.rnn.training.trainer.TrainerSettings;
import dev.rnn.training.trainer.TrainingResult;
import dev.rnn.training.trainer.WindowSource;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Trains a language model on text, measures it against counting models, and saves it. */
@Command(name = "language-model", mixinStandardHelpOptions = true, description = "Learns to predict the next word or"
    + " character of a text; by default of WordNet's definitions.")
public final class LanguageModelCommand implements Callable<Integer> {
  private final PrintStream out;

  @Mixin private LanguageModelOptions options = new LanguageModelOptions();

  @Mixin private LearningOptions learning = new LearningOptions();

  @Mixin private StabilityOptions stability = new StabilityOptions();

  @Mixin private LastingOptions lasting = new LastingOptions();

  @Mixin private CommonOptions common = new CommonOptions();

  /** Prints to a stream. */
  public LanguageModelCommand(PrintStream out) {
    this.out = out;
  }

  @Override
  public Integer call() {
    Recipe recipe = Recipe.named(options.recipe);
    TrainerSettings settings = settings(recipe);
    OptionRange.require(options.samples >= 0, "samples", options.samples, "a number from 0");
    lasting.checked(new Places().reading(options.corpus, options.valid, options.test)
        .writing(options.out, common.json()));
    Rnn rnn = common.rnn();
    Corpus corpus = corpus();
    out.printf(Locale.ROOT, "%,d training, %,d validation, %,d test tokens; vocabulary %,d; %.2f %% of the test tokens"
        + " unknown%n", corpus.train().size(), corpus.valid().size(), corpus.test().size(), corpus.vocabulary().size(),
        100 * corpus.test().unknownShare());
    SequenceModel model = model(rnn, recipe, corpus);
    out.printf(Locale.ROOT, "model: %s, %,d parameters%n", model.spec().layers().getFirst().describe(),
        model.parameters().count());
    return train(rnn, recipe, settings, corpus, model);
  }

  private int train(Rnn rnn, Recipe recipe, TrainerSettings settings, Corpus corpus, SequenceModel model) {
    Trainer trainer = rnn.trainer(settings);
    int batch = requireNonNullElse(options.batch, recipe.batch());
    int steps = requireNonNullElse(options.steps, recipe.steps());
    WindowSource train = WindowSource.of(corpus.train(), batch, steps);
    WindowSource valid = WindowSource.of(corpus.valid(), batch, steps);
    stability.listen(trainer, model, valid.batch(0, 0), out);
    return new SavedTraining(out, rnn, options.out, lasting, settings.threads()).run(trainer, model, train, valid,
        new Progress(out), result -> report(model, corpus, settings, result));
  }

  private int report(SequenceModel model, Corpus corpus, TrainerSettings settings, TrainingResult result) {
    new Report(out, model, corpus, settings, result).print(options.out, options.samples, options.compact,
        common.json());
    return 0;
  }

  private Corpus corpus() {
    OptionalInt limit = options.vocabulary == null ? OptionalInt.empty() : OptionalInt.of(options.vocabulary);
    return Corpus.read(source(), Level.named(options.level), limit);
  }

  private CorpusSource source() {
    if (options.corpus != null) {
      return new CorpusFiles(options.corpus, Optional.ofNullable(options.valid), Optional.ofNullable(options.test));
    }
    if (options.valid == null && options.test == null) return WordNetGlosses.PLANTS;
    throw RnnException.error("RNN-OPTION-CORPUS", "--valid and --test need a --corpus to go with.")
        .fix("name the training text with --corpus.").build();
  }

  private SequenceModel model(Rnn rnn, Recipe recipe, Corpus corpus) {
    int hidden = options.network.hidden(recipe.hidden());
    int embedding = options.network.embedding(hidden);
    SequenceModelBuilder builder = rnn.sequenceModel().seed(learning.seed()).tokens(corpus.vocabulary(), embedding)
        .layers(options.network.layers(recipe.layers()), requireNonNullElse(options.cell, recipe.cell()), hidden)
        .dropout(options.network.dropout(recipe.dropout())).predictTokens()
        .tied(requireNonNullElse(options.tied, recipe.tied() && embedding == hidden));
    if (recipe.initializer() != null) builder.initializer(recipe.initializer());
    return builder.build();
  }

  private TrainerSettings settings(Recipe recipe) {
    return stability.applied(learning.applied(TrainerSettings.DEFAULT.withOptimizer(recipe.optimizer(), recipe.rate())
        .withSchedule(recipe.schedule()).withClipping(recipe.clip(), 0).withEpochs(recipe.epochs())
        .withReduction(recipe.reduction())));
  }
}
