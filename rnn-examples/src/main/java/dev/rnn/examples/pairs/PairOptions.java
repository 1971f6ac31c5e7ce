package dev.rnn.examples.pairs;

import static java.util.Objects.requireNonNullElse;

import dev.rnn.api.error.RnnException;
import dev.rnn.examples.support.LastingOptions;
import dev.rnn.examples.support.LearningOptions;
import dev.rnn.examples.support.ModelOptions;
import dev.rnn.examples.support.NetworkOptions;
import dev.rnn.examples.support.OptionRange;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of every task; null where the task decides. */
public final class PairOptions {
  @Option(names = "--pairs", paramLabel = "FILE[,FILE]", split = ",", description = "Your own pairs: one file with"
      + " source, tab, target on each line, or a file of sources and one of targets. Default: what comes with the"
      + " example.")
  List<Path> pairs = List.of();

  @Option(names = "--validation", paramLabel = "FILE[,FILE]", split = ",",
      description = "Pairs that decide which epoch was the best. Default: some of --pairs.")
  List<Path> validation = List.of();

  @Option(names = "--test", paramLabel = "FILE[,FILE]", split = ",",
      description = "Pairs that are reported. Default: some of --pairs.")
  List<Path> test = List.of();

  @Option(names = "--source-tokens", paramLabel = "KIND",
      description = "What sources are cut into: char, word, word:10000 or bpe:8000.")
  @Nullable String source;

  @Option(names = "--target-tokens", paramLabel = "KIND", description = "The same for targets.")
  @Nullable String target;

  @Option(names = "--most-tokens", paramLabel = "N", defaultValue = "200",
      description = "Longer pairs are left out of training; longer sources are refused. Default: ${DEFAULT-VALUE}.")
  int most = 200;

  @Option(names = "--encoder", paramLabel = "SPEC", description = "Any cell plug-in, such as lstm, gru(reset=before).")
  @Nullable String encoder;

  @Option(names = "--decoder", paramLabel = "SPEC",
      description = "Any decoder plug-in, such as bahdanau, luong(cell=lstm,attention=dot), previous-token.")
  @Nullable String decoder;

  @Option(names = "--output", paramLabel = "SPEC", description = "Any output layer: projection, pointer-generator.")
  @Nullable String output;

  @Option(names = "--context", paramLabel = "KIND", defaultValue = "last",
      description = "What summarises the source: last, mean, state or none. Default: ${DEFAULT-VALUE}.")
  String context = "last";

  @Option(names = "--shared", description = "Source and target have one vocabulary and one embedding.")
  boolean shared;

  @Option(names = "--tied", description = "The output layer's matrix is the target's embedding. The decoder's features"
      + " have its size then, as with --decoder 'bahdanau(readout=64)' --embedding 64.")
  boolean tied;

  @Mixin NetworkOptions network = new NetworkOptions();

  @Option(names = "--bidirectional", negatable = true, description = "The encoder runs in both directions.")
  @Nullable Boolean bidirectional;

  @Option(names = "--label-smoothing", paramLabel = "SHARE", description = "Probability spread over all tokens.")
  @Nullable Double smoothing;

  @Option(names = "--coverage-loss", paramLabel = "WEIGHT", defaultValue = "0",
      description = "Of what it costs in training to attend to a source token again. Default: ${DEFAULT-VALUE}.")
  double coverageLoss;

  @Option(names = "--scheduled-sampling", paramLabel = "SPEC", description = "How often training feeds the decoder its"
      + " own token: constant(rate=0.25), linear(start=1,slope=0.001,least=0.5), exponential(k=0.999) or"
      + " inverse-sigmoid(k=500), in updates. Default: never.")
  @Nullable String sampling;

  @Mixin LearningOptions learning = new LearningOptions();

  @Option(names = "--batch", paramLabel = "TOKENS", description = "Tokens of sources and targets in an update.")
  @Nullable Integer batch;

  @Option(names = "--beam", paramLabel = "N", description = "Width of the beam search; 1 is greedy.")
  @Nullable Integer beam;

  @Mixin SearchOptions searching = new SearchOptions();

  @Option(names = "--test-limit", paramLabel = "N", defaultValue = "1000",
      description = "Most test pairs that are reported; 0: all. Default: ${DEFAULT-VALUE}.")
  int testLimit = 1000;

  @Mixin ModelOptions model = new ModelOptions();

  @Option(names = "--ensemble", paramLabel = "FILE[,FILE]", split = ",", description = "More saved models of the same"
      + " tokens: their probabilities and those of --model are averaged.")
  List<Path> ensemble = List.of();

  @Option(names = "--picture", paramLabel = "FILE",
      description = "Where a picture of the attention goes: an .svg or .png file. With --interactive: of the last"
          + " answer.")
  @Nullable Path picture;

  @Option(names = "--attention", description = "With --interactive: show what each answer attended to.")
  boolean attention;

  @Mixin LastingOptions lasting = new LastingOptions();

  /** The same as {@code --pairs}, for commands that have a name of their own for it. */
  public void pairs(List<Path> files) {
    pairs = List.copyOf(files);
  }

  /** Whether the user has pairs of his own. */
  public boolean hasOwnPairs() {
    return !pairs.isEmpty();
  }

  /** Whether anything is read from the user's files. */
  boolean hasOwnFiles() {
    return hasOwnPairs() || !test.isEmpty();
  }

  /** The task's settings with what was given in their place, but for how it is trained. */
  PairSettings settings(PairSettings task) {
    return new PairSettings(requireNonNullElse(source, task.source()), requireNonNullElse(target, task.target()),
        requireNonNullElse(encoder, task.encoder()), requireNonNullElse(decoder, task.decoder()),
        requireNonNullElse(output, task.output()), network.hidden(task.hidden()), network.embedding(task.embedding()),
        network.layers(task.layers()), requireNonNullElse(bidirectional, task.bidirectional()),
        network.dropout(task.dropout()), requireNonNullElse(smoothing, task.smoothing()), task.rate(), task.schedule(),
        requireNonNullElse(batch, task.batch()), task.epochs(), requireNonNullElse(beam, task.beam()));
  }

  /** On what everything random depends. */
  long seed() {
    return learning.seed();
  }

  int threads() {
    return learning.threads();
  }

  /**
   * Checks what can be checked before anything is read.
   *
   * @throws RnnException if options contradict each other or a number is out of range
   */
  void check() {
    OptionRange.require(testLimit >= 0, "--test-limit", testLimit, "0 for all test pairs, or a number above it");
    OptionRange.require(most >= 1, "--most-tokens", most, "a number from 1");
    int layers = network.layers(1);
    OptionRange.require(layers >= 1, "--layers", layers, "a number from 1");
    OptionRange.require(coverageLoss >= 0, "--coverage-loss", coverageLoss, "a number from 0; 1 is usual");
    if (model.isTrained() && !ensemble.isEmpty()) {
      throw RnnException.error("RNN-OPTION-ENSEMBLE", "--ensemble adds models to a saved one, and there is none.")
          .fix("name the first with --model.").build();
    }
    if (pairs.isEmpty() && (model.isTrained() ? !validation.isEmpty() || !test.isEmpty()
        : !validation.isEmpty() && test.isEmpty())) {
      throw RnnException.error("RNN-OPTION-PAIRS", (validation.isEmpty() ? "--test" : "--validation")
          + " goes with pairs of your own, and there are none to learn from.")
          .fix("name them with --pairs; a saved model (--model) can be tested with --test alone.").build();
    }
    if (picture != null && !picture.toString().toLowerCase(Locale.ROOT).matches(".*\\.(svg|png)")) {
      throw RnnException.error("RNN-OPTION-PICTURE", "'" + picture + "' is neither an .svg nor a .png file.")
          .fix("let the name end with .svg or .png.").build();
    }
    searching.check(beam);
  }

  /** One or two files. */
  static void requireFiles(String option, List<Path> files) {
    if (files.size() <= 2) return;
    throw RnnException.error("RNN-OPTION-PAIRS", option + " has " + files.size() + " files.")
        .fix("give one file with a tab in each line, or a file of sources and one of targets.").build();
  }
}
